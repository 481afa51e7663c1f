import { defineConfig } from "vite";

export default defineConfig({
  base: "/portal/",
  // The policy of the page allows no data: URL for a script or a style, so every asset is a file.
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2023",
    // Lazy parts are small; the budget of the first one is in infra/page-size.ts.
    chunkSizeWarningLimit: 1024,
    rolldownOptions: {
      onLog(level, log, report) {
        // Directives of React's server components mean nothing in a page that only a browser runs.
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") report(level, log);
      },
    },
  },
});
