/** functions.json: what Excel knows of the custom functions before it runs them. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { development, type Environment } from "./environments";

const parameter = z.object({
  name: z.string(),
  description: z.string().min(1),
  type: z.string(),
  dimensionality: z.literal("matrix").optional(),
  optional: z.literal(true).optional(),
});
const metadata = z.object({
  allowCustomDataForDataTypeAny: z.literal(true),
  functions: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      description: z.string().min(1),
      helpUrl: z.string(),
      parameters: z.array(parameter),
      result: z.object({ type: z.string().optional(), dimensionality: z.literal("matrix").optional() }),
    }),
  ),
});
export type FunctionMetadata = z.infer<typeof metadata> & { readonly allowErrorForDataTypeAny: true };

/**
 * Reads the comments of `src/functions/functions.ts` with Microsoft's generator, points the help links to where
 * the add-in is served, and lets ranges hold errors: the generator cannot write that, and without it one `#N/A`
 * in a register would make every formula over it fail.
 * @param root the repository's folder
 */
export function functionMetadata(environment: Environment, root: string): FunctionMetadata {
  const folder = mkdtempSync(join(tmpdir(), "functions-"));
  const file = join(folder, "functions.json");
  try {
    execFileSync(
      process.execPath,
      [
        join(root, "node_modules", "custom-functions-metadata", "cli.js"),
        "generate",
        join(root, "src", "functions", "functions.ts"),
        file,
      ],
      { stdio: ["ignore", "inherit", "inherit"] },
    );
    const { allowCustomDataForDataTypeAny, functions } = metadata.parse(
      JSON.parse(readFileSync(file, "utf8")),
    );
    return {
      allowCustomDataForDataTypeAny,
      allowErrorForDataTypeAny: true,
      functions: functions.map((one) => ({
        ...one,
        description: oneLine(one.description),
        helpUrl: one.helpUrl.trim().replace(development.base, environment.base),
        parameters: one.parameters.map((each) => ({ ...each, description: oneLine(each.description) })),
      })),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
