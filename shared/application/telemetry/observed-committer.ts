import type { Committer } from "../commit/committer.ts";
import type { Telemetry } from "../ports/telemetry.ts";

/** The committer as it is, each operation a part of its caller's trace until it is answered. */
export const observedCommitter = (committer: Committer, { span }: Telemetry): Committer => ({
  submit: (offerId, operation) =>
    span("ledger.operation", () => committer.submit(offerId, operation)),
});
