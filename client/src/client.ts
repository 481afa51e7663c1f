import createClient from "openapi-fetch";
import type { Client, Middleware } from "openapi-fetch";

import type { components, paths } from "./schema.ts";

/** The schemas of the contract by name, such as `Schemas["Benefit"]`. */
export type Schemas = components["schemas"];

export type BenefitsClient = Client<paths>;

export interface ClientOptions {
  /** The address of the service without a path, such as `https://benefits.example`. */
  readonly serviceUrl: string;
  /** Returns a valid access token. It is called before each request, so it should cache. */
  readonly token: () => Promise<string>;
  /** Replaces the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** A client of the service with the paths, parameters and answers of its OpenAPI document. */
export function makeBenefitsClient({
  serviceUrl,
  token,
  ...options
}: ClientOptions): BenefitsClient {
  const client = createClient<paths>({ baseUrl: `${serviceUrl}/api`, ...options });
  const authorize: Middleware = {
    async onRequest({ request }) {
      request.headers.set("authorization", `Bearer ${await token()}`);
      return request;
    },
  };
  client.use(authorize);
  return client;
}
