import { installedOfficeVersion, pinnedOfficeVersion } from "../support/office";

test("the host speaks the protocol of exactly this office.js: read the changes before you raise it", () => {
  expect(installedOfficeVersion()).toBe(pinnedOfficeVersion);
});
