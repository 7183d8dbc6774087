import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";
import importX from "eslint-plugin-import-x";
import officeAddins from "eslint-plugin-office-addins";

/**
 * Who may import whom (docs/decisions.md, "One direction of data").
 * `target` may not import from `from`, except the folders named in `except`.
 */
const folders = [
  "core",
  "catalogue",
  "functions",
  "excel",
  "commands",
  "taskpane",
  "files",
  "cli",
  "host",
  "workbench",
];
const mayImport = {
  core: [],
  catalogue: ["core"],
  functions: ["core", "catalogue"],
  excel: ["core", "catalogue"],
  commands: ["core", "catalogue", "excel"],
  taskpane: ["core", "catalogue", "excel", "commands", "functions", "files"],
  files: ["core"],
  cli: ["core", "catalogue", "files"],
  host: [],
  workbench: ["core", "files", "host"],
};
const zones = folders.map((folder) => ({
  target: `./src/${folder}`,
  from: "./src",
  except: [folder, ...mayImport[folder]].map((name) => `./${name}`),
  message: `src/${folder} may import only from: ${[folder, ...mayImport[folder]].join(", ")}.`,
}));

const noOffice = [
  { name: "Excel", message: "Only src/excel talks to Office.js." },
  { name: "Office", message: "Only src/excel, src/functions and src/commands associate with Office.js." },
];

export default defineConfig(
  { ignores: ["node_modules", "build", "dist", "coverage"] },
  {
    files: ["src/**/*.{ts,tsx}", "test/**/*.{ts,tsx}", "scripts/**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { "import-x": importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "import-x/no-restricted-paths": ["error", { zones }],
      "import-x/no-cycle": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      eqeqeq: "error",
    },
    settings: { "import-x/resolver": { typescript: true } },
  },
  {
    files: ["src/core/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ regex: "^[^.]", message: "src/core imports nothing outside itself." }] },
      ],
      "no-restricted-globals": [
        "error",
        ...noOffice,
        ...["window", "document", "process", "fetch", "setTimeout", "performance", "crypto", "Buffer"].map(
          (name) => ({
            name,
            message: "src/core has no DOM, no Node, no clock and no network.",
          }),
        ),
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.object.name='Date'][callee.property.name='now'], CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: "src/core is deterministic: pass `asOf` in instead of reading a clock or chance.",
        },
      ],
    },
  },
  {
    files: ["src/files/**/*.ts", "src/host/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ regex: "^node:", message: "This folder also runs in a browser: no Node." }] },
      ],
    },
  },
  {
    files: ["src/{files,cli,taskpane,workbench,host}/**/*.{ts,tsx}"],
    rules: { "no-restricted-globals": ["error", ...noOffice] },
  },
  {
    files: ["src/{excel,commands,functions}/**/*.ts"],
    plugins: { "office-addins": officeAddins },
    rules: officeAddins.configs.recommended.rules ?? {},
  },
  {
    files: ["test/**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
);
