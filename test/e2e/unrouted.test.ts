import { expect, test } from "vitest";

import { api } from "../support/environment.ts";
import { operator, refused, textWith } from "../support/people.ts";

test.each([
  ["GET", "/api/nothing"],
  ["DELETE", "/api/incidents"],
  ["PATCH", "/api/partners/contoso"],
  ["GET", "/api/partners/contoso/offers/of/nothing/at/all"],
])(
  "%s %s, which there is not, is refused like anything else, with a request id",
  async (method, path) => {
    const answer = await api(method, path, { as: operator, undocumented: true });
    expect(answer).toMatchObject(refused(404, "NOT_FOUND", { detail: textWith(path) }));
    expect(answer.headers.get("x-request-id")).toMatch(/./);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  },
);
