import { problemCodes } from "../../../shared/contract/problem-codes.ts";
import type { ProblemCode } from "../../../shared/contract/problem-codes.ts";
import { operationOf } from "../../operations.ts";
import { isPublic } from "../access.ts";
import { statuses } from "../problem.ts";
import { explanationOf } from "../problems/index.ts";
import type { Documented } from "../route.ts";

/** Whether the operation reads the partner's contracts. */
const ofPartner = (id: Documented["id"]): boolean => operationOf(id).path.includes("{partnerId}");

/** The codes with which the edge can refuse a call before it calls the use case. */
function edgeRefusals({ body, key = "none", id }: Documented): ProblemCode[] {
  return [
    "INVALID_REQUEST",
    ...(isPublic(id) ? [] : (["UNAUTHENTICATED", "ROLE_NOT_ALLOWED"] as const)),
    ...(body ? (["LENGTH_REQUIRED", "BODY_TOO_LARGE"] as const) : []),
    ...(key === "none" ? [] : (["IDEMPOTENCY_KEY_REQUIRED", "IDEMPOTENCY_CONFLICT"] as const)),
    ...(ofPartner(id) ? (["CONTRACT_MISSING"] as const) : []),
    "INTERNAL",
    "BUSY",
  ];
}

/** All problem codes of a route, by HTTP status. */
export function refusalsByStatus(route: Documented): Map<number, ProblemCode[]> {
  const codes = [...new Set([...edgeRefusals(route), ...route.refusals])];
  const byStatus = Map.groupBy(codes, (code) => statuses[code]);
  return new Map([...byStatus].sort(([a], [b]) => a - b));
}

const waits: ReadonlySet<ProblemCode> = new Set([
  "BUSY",
  "TOO_MANY_ATTEMPTS",
  "MAIL_QUOTA_EXCEEDED",
]);

const headersOf = (codes: readonly ProblemCode[]): readonly string[] => [
  ...(codes.includes("UNAUTHENTICATED") ? ["WWW-Authenticate"] : []),
  ...(codes.some((code) => waits.has(code)) ? ["Retry-After"] : []),
];

/** One example of each problem code, for all operations. */
export const problemExamples = () =>
  Object.fromEntries(
    problemCodes.map((code) => {
      const { cause, title } = explanationOf(code, "en");
      const value = {
        type: `/api/problems/${code}`,
        title,
        status: statuses[code],
        detail: cause,
        instance: "/api/incidents",
        code,
        requestId: "0b7d6c0e-6f0b-4a53-9a4c-2f3f0f4d7f11",
      };
      return [code, { summary: title, value }];
    }),
  );

/** One response for all codes of a status, each with an example. */
export const problemResponse = (status: number, codes: readonly ProblemCode[]) => ({
  description: codes.map((code) => `\`${code}\`: ${explanationOf(code, "en").title}.`).join(" "),
  headers: Object.fromEntries(
    ["X-Request-Id", ...headersOf(codes)].map((name) => [
      name,
      { $ref: `#/components/headers/${name}` },
    ]),
  ),
  content: {
    "application/problem+json": {
      schema: {
        allOf: [{ $ref: "#/components/schemas/Problem" }],
        properties: { code: { enum: codes }, status: { const: status } },
      },
      examples: Object.fromEntries(
        codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]),
      ),
    },
  },
});
