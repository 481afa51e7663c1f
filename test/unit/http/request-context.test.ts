import { HttpRequest } from "@azure/functions";
import { expect, test } from "vitest";

import { requestContextOf } from "../../../functions/http/request-context.ts";

const instanceOf = (path: string): string =>
  requestContextOf(new HttpRequest({ method: "GET", url: `https://benefits.example${path}` }))
    .instance;

test.each([
  ["/api/accounts/Entra/u1/plans", "/api/accounts/Entra/u1/plans"],
  ["/api/accounts/Entra/%75%31/plans?x=1", "/api/accounts/Entra/u1/plans"],
  [
    "/api/accounts/Entra/a_b.com%23ext%23@c.com/plans",
    "/api/accounts/Entra/a_b.com%23ext%23%40c.com/plans",
  ],
  ["/api/accounts/Entra/%c3%bc/plans", "/api/accounts/Entra/%C3%BC/plans"],
  ["/api/accounts/Entra/ü/plans", "/api/accounts/Entra/%C3%BC/plans"],
  ["/api/accounts/Entra/a'b|c%2Fd:e/plans", "/api/accounts/Entra/a'b%7Cc%2Fd%3Ae/plans"],
  ["/api/x/../accounts", "/api/accounts"],
  ["/api/%zz", "/api/%zz"],
])("the instance of %s is %s", (sent, instance) => {
  expect(instanceOf(sent)).toBe(instance);
});
