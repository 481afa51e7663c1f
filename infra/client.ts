/** `npm run client` writes client/src/schema.ts from the OpenAPI document of the service. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import openapiTS, { astToString } from "openapi-typescript";

import { openApiDocument } from "../functions/http/openapi/document.ts";
import { loadRoutes } from "../functions/http/routes.ts";
import { commandOptions } from "./command-options.ts";

export const schemaFile = fileURLToPath(new URL("../client/src/schema.ts", import.meta.url));

/** The types of the contract as TypeScript. A field with a default is optional. */
export async function clientSchema(): Promise<string> {
  const document = openApiDocument(await loadRoutes(), "");
  const types = astToString(
    await openapiTS(JSON.stringify(document), { defaultNonNullable: false }),
  );
  return `// Generated from the OpenAPI document. \`npm run client\` writes it again.\n${types}`;
}

if (import.meta.main) {
  commandOptions(
    "npm run client\n\nWrites client/src/schema.ts from the contract. It takes no options.",
    {},
  );
  const before = readFileSync(schemaFile, { encoding: "utf8", flag: "a+" });
  const schema = await clientSchema();
  writeFileSync(schemaFile, schema);
  console.log(
    before === schema ? "client/src/schema.ts is up to date" : "client/src/schema.ts is written",
  );
}
