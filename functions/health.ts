import { staleness } from "../shared/catalogue/products.ts";
import { products } from "../shared/catalogue/products.ts";
import { dateIn } from "../shared/domain/plain-date.ts";
import type { Config } from "../shared/config.ts";
import type { HealthView } from "../shared/contract/operations.ts";

const patienceMs = 3_000;

/** Whether `check` succeeds in time; what went wrong is for the log of whoever calls. */
async function isUp(check: () => Promise<unknown>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => {
    setTimeout(() => {
      resolve(false);
    }, patienceMs).unref();
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

/** An old catalogue judges products wrongly in silence, so somebody must be told. */
function warnings(config: Config): HealthView["warnings"] {
  const { ageDays, asOf, stale } = staleness(products, dateIn(new Date(), config.rules.timeZone));
  const message = `The product catalogue is of ${asOf}, ${ageDays} days old.`;
  return stale ? [{ code: "PRODUCT_CATALOGUE_STALE", message }] : [];
}

/** Asks what the service depends on: storage by a read, the mail service by whether it answers. */
export const makeHealth =
  (readStorage: () => Promise<unknown>, config: Config, version: string) =>
  async (): Promise<HealthView> => {
    const [storage, email] = await Promise.all([
      isUp(readStorage),
      // Any answer will do, a refusal included: it comes from there.
      isUp(() => fetch(endpointOf(config.email), { signal: AbortSignal.timeout(patienceMs) })),
    ]);
    return {
      status: state(storage && email),
      version,
      dependencies: { storage: state(storage), email: state(email) },
      warnings: warnings(config),
    };
  };
