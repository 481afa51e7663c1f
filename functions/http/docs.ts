import { readFile } from "node:fs/promises";
import path from "node:path";

/**
 * Paths are relative, so the page works under any route prefix. It loads nothing from other hosts.
 */
export const docsPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Technical support benefits: HTTP contract</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="docs/swagger-ui.css"></head>
<body><div id="ui"></div>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script></body></html>
`;

/**
 * Swagger UI sets styles on elements and contains its icons as data URLs. It needs nothing else.
 */
export const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** A separate file, because the policy blocks inline scripts. */
const start = `SwaggerUIBundle({
  url: "openapi.json",
  dom_id: "#ui",
  deepLinking: true,
  validatorUrl: null,
  docExpansion: "list",
});
`;

const fileTypes: Readonly<Record<string, string>> = {
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
  "swagger-ui.css": "text/css; charset=utf-8",
};

/** The files of `swagger-ui-dist` that the build copies. Any other name is not found. */
export const docsFiles: readonly string[] = Object.keys(fileTypes);

/** A file of the documentation page by its name; undefined if it does not exist. */
export async function docsFile(
  directory: string,
  name: string,
): Promise<{ readonly contentType: string; readonly content: string | Uint8Array } | undefined> {
  if (name === "start.js") {
    return { contentType: "text/javascript; charset=utf-8", content: start };
  }
  const contentType = docsFiles.includes(name) ? fileTypes[name] : undefined;
  if (contentType === undefined) return undefined;
  return { contentType, content: await readFile(path.join(directory, name)) };
}
