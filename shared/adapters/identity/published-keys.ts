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

const retryAfterSeconds = 5;

const isUnknownKey = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;

/**
 * The issuer's published keys. A token with an unknown key is rejected. While the keys cannot be
 * read, the last ones are used for `outageMs`, so that an outage of the issuer does not stop the
 * service. After that, every token fails with `Busy`.
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

  const fromLast = async (...token: Parameters<JWTVerifyGetKey>) => {
    const last = remoteKeys().jwks();
    if (!last || since(lastGood) > outageMs) return undefined;
    return createLocalJWKSet(last)(...token).catch(() => undefined);
  };

  return async (header, token) => {
    const { fresh, reloading } = remoteKeys();
    // While one token waits for new keys, or soon after a failed read, the others use the last
    // keys.
    if (!fresh && (reloading || since(lastFailed) < cooldownMs)) {
      const key = await fromLast(header, token);
      if (key) return key;
    }
    try {
      const key = await remoteKeys()(header, token);
      lastGood = performance.now();
      return key;
    } catch (error) {
      if (isUnknownKey(error)) throw error;
      lastFailed = performance.now();
      const key = await fromLast(header, token);
      if (key) return key;
      const busy = new Busy("The issuer's keys cannot be read.", retryAfterSeconds);
      throw Object.assign(busy, { cause: error });
    }
  };
}
