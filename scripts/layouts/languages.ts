/** The same small register in the languages that registers come in. */
import type { MadeBook } from "./book";
import { kit } from "./kit";

const headers = {
  Cymraeg: ["Rhif ased", "Safle", "Math o safle", "Lleoliad", "Gwneuthurwr", "Model", "Math o offer", "Rhif cyfresol", "Cyfeiriad MAC", "Rhwydwaith", "Statws", "Nifer", "Nodiadau"],
  Français: ["N° d'inventaire", "Site", "Type de site", "Emplacement", "Fabricant", "Modèle", "Type d'équipement", "N° de série", "Adresse MAC", "Réseau", "État", "Quantité", "Remarques"],
  Deutsch: ["Inventarnummer", "Standort", "Standorttyp", "Raum", "Hersteller", "Modell", "Gerätetyp", "Seriennummer", "MAC-Adresse", "Netzwerk", "Status", "Anzahl", "Bemerkungen"],
  Español: ["Código de activo", "Sitio", "Tipo de sitio", "Ubicación", "Fabricante", "Modelo", "Tipo de equipo", "Número de serie", "Dirección MAC", "Red", "Estado", "Cantidad", "Observaciones"],
  Português: ["N.º de inventário", "Local", "Tipo de local", "Localização", "Fabricante", "Modelo", "Tipo de equipamento", "Número de série", "Endereço MAC", "Rede", "Estado", "Quantidade", "Observações"],
  Italiano: ["Codice cespite", "Sede", "Tipo di sede", "Ubicazione", "Produttore", "Modello", "Tipo di apparecchio", "Numero di serie", "Indirizzo MAC", "Rete", "Stato", "Quantità", "Note"],
} as const; // prettier-ignore

const words = {
  Cymraeg: ["Carchar", "Camera cromen", "Mewn defnydd", "Cyfanswm"],
  Français: ["Prison", "Caméra dôme", "En service", "Total"],
  Deutsch: ["Gefängnis", "Domkamera", "In Betrieb", "Summe"],
  Español: ["Prisión", "Cámara domo", "En servicio", "Total"],
  Português: ["Prisão", "Câmara dome", "Em serviço", "Total"],
  Italiano: ["Carcere", "Telecamera dome", "In servizio", "Totale"],
} as const;

export const languages = {
  six_languages: (book: MadeBook) => {
    for (const [language, names] of Object.entries(headers)) {
      const [prison, dome, inUse, total] = words[language as keyof typeof words];
      const sheet = book.sheet(language);
      sheet.put([...names]);
      sheet.table({ A: "tag", B: "site", C: "siteType", D: "location", E: "make", F: "model", G: "category", H: "serial", I: "mac", J: "network", K: "status", L: "quantity", M: "notes" }); // prettier-ignore
      for (const [at, each] of [kit.hikDome, kit.axisDome, kit.dahua].entries())
        sheet.asset([`${language.slice(0, 2)}${at}`, "Elm", prison, "A1", each.make, each.model, dome, `S${at}9`, null, "LAN", inUse, 1, null], { makers: [each.maker], site: "Elm", siteType: prison }); // prettier-ignore
      sheet.put([total, null, null, null, null, null, null, null, null, null, null, 3]);
    }
  },
};
