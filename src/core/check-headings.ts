/** The first line of what `ESTATE.CHECK` spills. */
export const checkHeadings = ["Action", "To settle", "Maker", "Confidence", "Why"] as const;
