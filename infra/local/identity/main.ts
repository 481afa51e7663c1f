import { parseArgs } from "node:util";

import { audience, scope } from "../settings.ts";
import { startIdentity } from "./server.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "7072" },
    data: { type: "string", default: ".local/data" },
    issuer: { type: "string" },
    audience: { type: "string", default: audience },
    scope: { type: "string", default: scope },
    origin: { type: "string", multiple: true, default: [] },
  },
});
const server = await startIdentity({
  port: Number(values.port),
  dataDir: values.data,
  issuer: values.issuer ?? `http://localhost:${values.port}`,
  audience: values.audience,
  scope: values.scope,
  origins: values.origin,
});
console.log(`identity ready ${server.url}`);
