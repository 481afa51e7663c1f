import { staleness } from "../shared/catalogue/products.ts";
import type { ProductCatalogue } from "../shared/domain/product.ts";
import { dateIn } from "../shared/domain/plain-date.ts";
import type { Config } from "../shared/config.ts";
import type { Telemetry } from "../shared/application/ports/telemetry.ts";
import type { Workflows } from "../shared/application/ports/workflows.ts";
import type { HealthView } from "../shared/contract/operations.ts";

const timeoutMs = 3_000;

/** Whether `check` succeeds in time. The error is not logged here. */
async function isUp(check: () => Promise<unknown>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => {
    setTimeout(() => {
      resolve(false);
    }, timeoutMs).unref();
  });
  const done = check().then(
    () => true,
    () => false,
  );
  return Promise.race([done, late]);
}

const endpointOf = (email: Config["email"]): string =>
  email.mode === "identity"
    ? email.endpoint
    : (/endpoint=([^;]+)/i.exec(email.connectionString)?.[1] ?? "");

const state = (up: boolean) => (up ? ("up" as const) : ("down" as const));

type ProgramZone = Pick<Config["rules"], "timeZone">;
type AsOf = Pick<ProductCatalogue, "asOf">;

/** Warns about an old product catalogue, which can lead to wrong decisions without an error. */
function warnings({ timeZone }: ProgramZone, catalogue: AsOf): HealthView["warnings"] {
  const { ageDays, asOf, stale } = staleness(catalogue, dateIn(new Date(), timeZone));
  const message = `The product catalogue is from ${asOf} and is ${ageDays} days old. Update it.`;
  return stale ? [{ code: "PRODUCT_CATALOGUE_STALE", message }] : [];
}

const keptMs = 2_000;

/** `check`, run at most once in 2 s: callers in between share its result, also while it runs. */
export function shared<Result>(
  check: () => Promise<Result>,
  now: () => number = performance.now.bind(performance),
): () => Promise<Result> {
  let last: { readonly at: number; readonly result: Promise<Result> } | undefined;
  return () => {
    if (!last || now() - last.at >= keptMs) last = { at: now(), result: check() };
    return last.result;
  };
}

/** How long a workflow's start may wait: Azure can start an instance of the app to carry it out. */
const hubWaitMaxSeconds = 60;

interface Probes extends Pick<Workflows, "probe"> {
  /** A read of the ledger's storage. */
  readonly readStorage: () => Promise<unknown>;
  readonly telemetry: Telemetry;
}

/** Reads alone do not show that the task hub can be written, and writes do not show that it gets on. */
async function checkTaskHub({ probe, telemetry }: Probes): Promise<void> {
  const waited = await probe();
  telemetry.measure("benefits.hub.wait", waited, {});
  if (waited > hubWaitMaxSeconds) throw new Error(`A workflow has waited for ${waited} s.`);
}

/** Reads the whole answer, because an unread one keeps its connection. */
async function answerOf(url: string): Promise<unknown> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  return answer.arrayBuffer();
}

/**
 * Checks the dependencies: storage and the task hub with their probes, and the e-mail service with a request. It
 * checks at most every 2 s, because anybody may call without a token.
 */
export function makeHealth(
  probes: Probes,
  config: { readonly email: Config["email"]; readonly rules: ProgramZone },
  version: string,
  catalogue: AsOf,
): () => Promise<HealthView> {
  const dependencies = shared(() =>
    Promise.all([
      isUp(probes.readStorage),
      isUp(() => checkTaskHub(probes)),
      // Any answer counts, even a refusal, because it shows that the service is up.
      isUp(() => answerOf(endpointOf(config.email))),
    ]),
  );
  return async () => {
    const [storage, taskHub, email] = await dependencies();
    return {
      status: state(storage && taskHub && email),
      version,
      dependencies: { storage: state(storage), taskHub: state(taskHub), email: state(email) },
      warnings: warnings(config.rules, catalogue),
    };
  };
}
