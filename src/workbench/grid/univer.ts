/** Univer, the spreadsheet on the page: only what the workbench needs of it, English, with nothing fetched at run time. */
import "@univerjs/preset-sheets-core/lib/index.css";
import "@univerjs/preset-sheets-conditional-formatting/lib/index.css";
import "@univerjs/preset-sheets-data-validation/lib/index.css";
import "@univerjs/preset-sheets-filter/lib/index.css";
import "@univerjs/preset-sheets-sort/lib/index.css";
import "@univerjs/preset-sheets-table/lib/index.css";
import { LocaleType, LogLevel, mergeLocales, Univer } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { UniverSheetsConditionalFormattingPreset } from "@univerjs/preset-sheets-conditional-formatting";
import rulesEnglish from "@univerjs/preset-sheets-conditional-formatting/locales/en-US";
import { CalculationMode, UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import coreEnglish from "@univerjs/preset-sheets-core/locales/en-US";
import { UniverSheetsDataValidationPreset } from "@univerjs/preset-sheets-data-validation";
import validationEnglish from "@univerjs/preset-sheets-data-validation/locales/en-US";
import { UniverSheetsFilterPreset } from "@univerjs/preset-sheets-filter";
import filterEnglish from "@univerjs/preset-sheets-filter/locales/en-US";
import { UniverSheetsSortPreset } from "@univerjs/preset-sheets-sort";
import sortEnglish from "@univerjs/preset-sheets-sort/locales/en-US";
import { mendIcons } from "./mend-icons";
import { UniverSheetsTablePlugin, UniverSheetsTableUIPlugin } from "@univerjs/preset-sheets-table";
import tableEnglish from "@univerjs/preset-sheets-table/locales/en-US";
import { tableStyles } from "./table-styles";

export interface UniverPage {
  readonly univer: Univer;
  readonly facade: FUniver;
}

export function startUniver(container: HTMLElement): UniverPage {
  mendIcons();
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: {
      [LocaleType.EN_US]: mergeLocales(
        coreEnglish,
        rulesEnglish,
        validationEnglish,
        filterEnglish,
        sortEnglish,
        tableEnglish,
      ),
    },
    logLevel: LogLevel.ERROR,
  });
  const presets = [
    UniverSheetsCorePreset({
      container,
      header: true,
      // The values that the file came with stand until something changes.
      formula: { initialFormulaComputing: CalculationMode.NO_CALCULATION },
      disableAutoFocus: true,
    }),
    UniverSheetsConditionalFormattingPreset(),
    // A field to search in would take the keys away from the cell that is typed in.
    UniverSheetsDataValidationPreset({ showEditOnDropdown: false, showSearchOnDropdown: false }),
    UniverSheetsFilterPreset(),
    UniverSheetsSortPreset(),
  ];
  for (const { plugins } of presets) {
    for (const plugin of plugins) {
      if (Array.isArray(plugin)) univer.registerPlugin(...plugin);
      else univer.registerPlugin(plugin);
    }
  }
  // The preset takes no settings for these two. Tables show their buttons, no name above them.
  univer.registerPlugin(UniverSheetsTablePlugin, tableStyles);
  univer.registerPlugin(UniverSheetsTableUIPlugin, { hideAnchor: true });
  return { univer, facade: FUniver.newAPI(univer) };
}
