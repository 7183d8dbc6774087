import { dateOf } from "../../../src/core/text/date";

test.each([
  ["2027-03-01", "2027-03-01"],
  ["2027/03/01", "2027-03-01"],
  ["31/12/2026", "2026-12-31"],
  ["31.12.2026", "2026-12-31"],
  ["12/31/2026", "2026-12-31"],
  ["1 March 2027", "2027-03-01"],
  ["1st Mar. 2027", "2027-03-01"],
  ["March 3, 2027", "2027-03-03"],
  ["3. März 2027", "2027-03-03"],
  ["24. Dez. 2026", "2026-12-24"],
  ["1er août 2026", "2026-08-01"],
  ["le 14 juillet 2026", "2026-07-14"],
  ["3 de febrero de 2027", "2027-02-03"],
  ["2 giugno 2026", "2026-06-02"],
  ["7 de setembro de 2026", "2026-09-07"],
  ["5 mei 2026", "2026-05-05"],
  ["11 listopada 2026", "2026-11-11"],
  ["1 Mawrth 2027", "2027-03-01"],
])("%s is %s", (text, date) => {
  expect(dateOf(text)).toBe(date);
});

test.each([
  "3/4/2026",
  "1 jui 2026",
  "31 February 2026",
  "next year",
  "Q1 2027",
  "soon",
  "3 cameras 2026",
  "tbc",
])("%s may be read in two ways, or is no date", (text) => {
  expect(dateOf(text)).toBeUndefined();
});

test("every month is known by its name in each language, and as no other month", () => {
  // Other surroundings may write names in other ways: what stands here is what people write.
  for (const language of ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "cy"]) {
    const names = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", timeZone: "UTC" });
    for (let month = 0; month < 12; month += 1) {
      const parts = names.formatToParts(Date.UTC(2026, month, 5));
      const name = parts.find(({ type }) => type === "month")?.value ?? "";
      expect([language, name, dateOf(`5 ${name} 2026`)]).toEqual([
        language,
        name,
        `2026-${String(month + 1).padStart(2, "0")}-05`,
      ]);
    }
  }
});
