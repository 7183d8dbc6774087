/** Names and ids that are still free in a package. Part names are compared without case. */
export class PackageNames {
  private readonly parts: Set<string>;
  private readonly relationships: Set<string>;
  private readonly numbers = new Map<string, number>();

  /**
   * @param parts names of the parts that are there
   * @param relationships ids of the workbook's relationships
   * @param lastTable the highest id of a table
   */
  constructor(
    parts: Iterable<string> = [],
    relationships: Iterable<string> = [],
    private lastTable = 0,
  ) {
    this.parts = new Set([...parts].map((name) => name.toLowerCase()));
    this.relationships = new Set(relationships);
  }

  /** The next free name such as `xl/worksheets/sheet4.xml`. */
  part(before: string, after = ".xml"): string {
    for (let number = (this.numbers.get(before) ?? 0) + 1; ; number++) {
      const name = `${before}${number}${after}`;
      if (this.parts.has(name.toLowerCase())) continue;
      this.parts.add(name.toLowerCase());
      this.numbers.set(before, number);
      return name;
    }
  }

  /** The next free id of a relationship of the workbook. */
  relationship(): string {
    for (let number = (this.numbers.get("rId") ?? 0) + 1; ; number++) {
      const id = `rId${number}`;
      if (this.relationships.has(id)) continue;
      this.relationships.add(id);
      this.numbers.set("rId", number);
      return id;
    }
  }

  tableId(): number {
    return ++this.lastTable;
  }
}
