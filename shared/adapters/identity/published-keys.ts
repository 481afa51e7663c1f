import { createLocalJWKSet, createRemoteJWKSet, errors } from "jose";
import type { JWTVerifyGetKey } from "jose";

import { Busy } from "../../application/errors.ts";

export interface PublishedKeysSettings {
  readonly jwksUrl: string;
  /**
   * Between two readings because of unknown keys, so that made-up keys cannot cause a flood; and
   * after a failed one, so that not every token waits for a publisher that hangs.
   */
  readonly cooldownMs?: number;
  /** After which the keys are read again. */
  readonly maxAgeMs?: number;
  /** How long the last keys are believed while their publisher does not answer. */
  readonly outageMs?: number;
  readonly timeoutMs?: number;
}

const retryAfterSeconds = 5;

const isUnknownKey = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;

/**
 * The issuer's published keys. A token that names none of them fails; when they cannot be read, the
 * last ones serve for a while, because an outage of the publisher is not one of the service. Beyond
 * that nobody can tell good tokens from bad ones, and `Busy` says so.
 */
export function publishedKeys(settings: PublishedKeysSettings): JWTVerifyGetKey {
  const { cooldownMs = 30_000, jwksUrl, maxAgeMs = 600_000, timeoutMs = 3_000 } = settings;
  const outageMs = settings.outageMs ?? 3_600_000;
  let opened: ReturnType<typeof createRemoteJWKSet> | undefined;
  // Not before the first token: it has Node load its whole HTTP client, which a cold start waits for.
  const remoteKeys = () =>
    (opened ??= createRemoteJWKSet(new URL(jwksUrl), {
      cooldownDuration: cooldownMs,
      cacheMaxAge: maxAgeMs,
      timeoutDuration: timeoutMs,
    }));
  let lastGood = -Infinity;
  let lastFailed = -Infinity;
  const since = (ms: number): number => performance.now() - ms;

  const fromLast = async (...asked: Parameters<JWTVerifyGetKey>) => {
    const last = remoteKeys().jwks();
    if (!last || since(lastGood) > outageMs) return undefined;
    return createLocalJWKSet(last)(...asked).catch(() => undefined);
  };

  return async (header, token) => {
    const { fresh, reloading } = remoteKeys();
    // Whoever came first asks the publisher; nobody waits beside that.
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
