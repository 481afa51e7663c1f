import { createLocalJWKSet, createRemoteJWKSet, errors } from "jose";
import type { JWTVerifyGetKey } from "jose";

import { Busy } from "../../application/errors.ts";

export interface PublishedKeysSettings {
  readonly jwksUrl: string;
  /**
   * The minimum time between two reads because of unknown keys, so that invented keys cannot cause
   * many reads. Also the time after a failed read in which tokens do not wait for another read.
   */
  readonly cooldownMs?: number;
  /** The age at which the keys are read again. */
  readonly maxAgeMs?: number;
  /** How long the last keys are used while the issuer does not answer. */
  readonly outageMs?: number;
  readonly timeoutMs?: number;
}

const isUnknownKey = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;

/**
 * The issuer's published keys. A token with an unknown key is rejected. While the keys cannot be read,
 * the last ones are used for `outageMs`, so that an outage of the issuer does not stop the service. After
 * that, every token fails with `Busy`. After a failure the issuer is asked again only when `cooldownMs`
 * have passed; until then a key that is not among the last ones is unknown.
 */
export function publishedKeys(settings: PublishedKeysSettings): JWTVerifyGetKey {
  const { cooldownMs = 30_000, jwksUrl, maxAgeMs = 600_000, timeoutMs = 3_000 } = settings;
  const outageMs = settings.outageMs ?? 3_600_000;
  let opened: ReturnType<typeof createRemoteJWKSet> | undefined;
  // Created at the first token, because it loads Node's HTTP client, which would delay a cold
  // start.
  const remoteKeys = () =>
    (opened ??= createRemoteJWKSet(new URL(jwksUrl), {
      cooldownDuration: cooldownMs,
      cacheMaxAge: maxAgeMs,
      timeoutDuration: timeoutMs,
    }));
  let lastGood = -Infinity;
  let lastFailed = -Infinity;
  const since = (ms: number): number => performance.now() - ms;

  /** The key as the last reading has it; undefined where that is too old or there is none. */
  const lastKeys = () => {
    const last = remoteKeys().jwks();
    return last && since(lastGood) <= outageMs ? createLocalJWKSet(last) : undefined;
  };

  const busy = (cause: unknown): Busy => {
    const seconds = Math.ceil((cooldownMs - since(lastFailed)) / 1000);
    const error = new Busy("The issuer's keys cannot be read.", Math.max(seconds, 1));
    return Object.assign(error, { cause });
  };
  let failure: unknown;

  return async (header, token) => {
    const failedLately = since(lastFailed) < cooldownMs;
    const { fresh, reloading } = remoteKeys();
    const last = lastKeys();
    if (failedLately) {
      if (last) return last(header, token);
      throw busy(failure);
    }
    // Whoever came first asks the publisher; nobody waits beside that for a key that is known.
    if (!fresh && reloading && last) {
      const key = await last(header, token).catch(() => undefined);
      if (key) return key;
    }
    try {
      const key = await remoteKeys()(header, token);
      lastGood = performance.now();
      return key;
    } catch (error) {
      if (isUnknownKey(error)) throw error;
      lastFailed = performance.now();
      failure = error;
      const kept = lastKeys();
      if (kept) return kept(header, token);
      throw busy(error);
    }
  };
}
