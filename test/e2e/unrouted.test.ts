import { expect, test } from "vitest";

import { api, environment } from "../support/environment.ts";
import { operator, refused, textWith } from "../support/people.ts";

test.each([
  ["GET", "/api/nothing"],
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

test.each([
  ["DELETE", "/api/incidents", "POST"],
  ["PATCH", "/api/partners/contoso", "PUT"],
  ["POST", "/api/catalog/offers", "GET, HEAD"],
])("%s %s, a path with other methods, is refused with those", async (method, path, allow) => {
  const answer = await api(method, path, { as: operator, undocumented: true });
  expect(answer).toMatchObject(refused(405, "METHOD_NOT_ALLOWED", { detail: textWith(path) }));
  expect(answer.headers.get("allow")).toBe(allow);
});

test("S96 HEAD is answered as GET without a body", async () => {
  const { baseUrl } = environment();
  const answers = await Promise.all(
    ["/api/catalog/offers", "/api/problems/BUSY", "/api/ops/clock", "/api/nothing"].map(
      async (path) => {
        const [got, head] = await Promise.all(
          ["GET", "HEAD"].map((method) => fetch(`${baseUrl}${path}`, { method })),
        );
        expect(head?.status).toBe(got?.status);
        expect(head?.headers.get("content-type")).toBe(got?.headers.get("content-type"));
        expect(await head?.text()).toBe("");
        return head?.status;
      },
    ),
  );
  expect(answers).toEqual([200, 200, 401, 404]);
});
