import type { Telemetry } from "../ports/telemetry.ts";
import type { ActivationRef } from "../workflows/activation.ts";

interface Proceeds {
  readonly proceed: boolean;
}

type Step<Answer extends Proceeds> = (ref: ActivationRef) => Promise<Answer>;

/** A step that tells of itself when it has come to something. */
const told =
  <Answer extends Proceeds>(
    step: Step<Answer>,
    name: "ActivationCompleted" | "ActivationFailed",
    { event }: Telemetry,
  ): Step<Answer> =>
  async (ref) => {
    const answer = await step(ref);
    const { kind, offerId } = ref;
    if (answer.proceed) event(name, { offerId, kind });
    return answer;
  };

/** The steps of an activation as they are, its end told of, whichever it is. */
export const observedActivation = <
  Completed extends Proceeds,
  Failed extends Proceeds,
  Steps extends { readonly complete: Step<Completed>; readonly fail: Step<Failed> },
>(
  steps: Steps & { readonly complete: Step<Completed>; readonly fail: Step<Failed> },
  telemetry: Telemetry,
): Steps => ({
  ...steps,
  complete: told(steps.complete, "ActivationCompleted", telemetry),
  fail: told(steps.fail, "ActivationFailed", telemetry),
});
