import js from "@eslint/js";
import regexp from "eslint-plugin-regexp";
import reactHooks from "eslint-plugin-react-hooks";
import vitest from "@vitest/eslint-plugin";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["dist/**", ".local*/**", "node_modules/**", "client/src/schema.ts"] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked.map((config) => ({ ...config, files: ["**/*.{ts,tsx}"] })),
  {
    files: ["**/*.{ts,tsx}"],
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
      "@typescript-eslint/no-unnecessary-condition": "error",
      // A function can be async without await, because a port requires a promise.
      "@typescript-eslint/require-await": "off",
      // An orchestrator can be a generator without yield.
      "require-yield": "off",
    },
  },
  {
    // Deployed sources have a stricter limit, and no regular expression whose time grows faster than its input.
    files: ["functions/**/*.ts", "shared/**/*.ts"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential" }],
      "max-lines": ["error", { max: 150, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ["portal/src/**/*.{ts,tsx}", "client/**/*.ts"],
    rules: {
      "max-lines": ["error", { max: 150, skipBlankLines: true, skipComments: true }],
    },
  },
  { ...reactHooks.configs.flat["recommended-latest"], files: ["portal/src/**/*.{ts,tsx}"] },
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
      // A suite is one describe with many tests, so its length says nothing.
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
