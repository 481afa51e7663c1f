import js from "@eslint/js";
import vitest from "@vitest/eslint-plugin";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["dist/**", ".local*/**", "node_modules/**"] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked.map((config) => ({ ...config, files: ["**/*.ts"] })),
  {
    files: ["**/*.ts"],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      complexity: ["error", 15],
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 70, skipBlankLines: true, skipComments: true }],
      "max-depth": ["error", 3],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Refused inputs are compared with what a type says cannot be there; the compiler is right
      // about our own code, not about what came over a wire.
      "@typescript-eslint/no-unnecessary-condition": "error",
      // An async function without await keeps the shape of a port, which is a promise.
      "@typescript-eslint/require-await": "off",
      // A generator without yield is an orchestrator that calls nothing on one path.
      "require-yield": "off",
    },
  },
  {
    // The sources that deploy are held to the tighter bound.
    files: ["functions/**/*.ts", "shared/**/*.ts"],
    rules: {
      "max-lines": ["error", { max: 150, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // The wiring reads from top to bottom in one file, however long that is.
    files: ["functions/wiring.ts"],
    rules: { "max-lines": "off", "max-lines-per-function": "off" },
  },
  {
    files: ["test/**/*.ts", "infra/functions-host/test/**/*.ts"],
    plugins: { vitest },
    rules: {
      ...vitest.configs.recommended.rules,
      "vitest/valid-expect": "error",
      // Suites are one describe with many sentences; their length is no sign of a tangled function.
      "max-lines-per-function": "off",
      "vitest/expect-expect": [
        "error",
        { assertFunctionNames: ["expect", "expect*", "fc.assert"] },
      ],
    },
  },
  {
    files: ["**/*.mjs", "**/*.js"],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly" } },
  },
);
