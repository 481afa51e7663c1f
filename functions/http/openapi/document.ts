import type { Route } from "../route.ts";

export function openApiDocument(routes: readonly Route[], version: string): object {
  return { openapi: "3.1.1", info: { title: "", version }, paths: {}, routes: routes.length };
}
