import { UnsecuredJWT } from "jose";
import { expect, test } from "vitest";

import { rememberVerified } from "../../../shared/adapters/identity/verified-tokens.ts";
import type { Verified } from "../../../shared/application/ports/token-verifier.ts";

const minute = 60_000;

/** A verifier that counts how often it is asked, and a clock that the test moves. */
function aVerifier(valid = true) {
  const time = { ms: 0 };
  const asked: string[] = [];
  const claims = {
    ...{ tenantId: "t", objectId: "o", clientId: "c", roles: [] },
    ...({ bearer: "Person", scopes: ["access_as_user"], isGuest: false } as const),
  };
  const verified: Verified = valid
    ? { valid: true, claims }
    : { valid: false, problem: "The token has expired." };
  const verify = rememberVerified(
    async (token) => {
      asked.push(token);
      return verified;
    },
    () => time.ms,
  );
  return { asked, time, verify, verified };
}

const token = (subject: string, expiresMs = 10 * minute): string =>
  new UnsecuredJWT({ sub: subject, exp: expiresMs / 1000 }).encode();

test("a token is verified once a minute, however often it comes", async () => {
  const { asked, time, verify, verified } = aVerifier();
  for (let n = 0; n < 5; n += 1) expect(await verify(token("a"))).toEqual(verified);
  expect(asked).toHaveLength(1);
  time.ms = minute;
  await verify(token("a"));
  expect(asked).toHaveLength(2);
});

test("a token is not accepted from memory after its expiry", async () => {
  const { asked, time, verify } = aVerifier();
  const short = token("a", 5_000);
  await verify(short);
  time.ms = 4_999;
  await verify(short);
  expect(asked).toHaveLength(1);
  time.ms = 5_000;
  await verify(short);
  expect(asked).toHaveLength(2);
});

test("a refused token is verified again each time", async () => {
  const { asked, verify, verified } = aVerifier(false);
  expect([await verify(token("a")), await verify(token("a"))]).toEqual([verified, verified]);
  expect(asked).toHaveLength(2);
});

test("a token is never taken for another one", async () => {
  const { asked, verify } = aVerifier();
  await verify(token("a"));
  await verify(token("b"));
  expect(asked).toEqual([token("a"), token("b")]);
});

test("of more tokens than are remembered, the ones verified longest ago are forgotten", async () => {
  const { asked, verify } = aVerifier();
  for (let n = 0; n <= 10_000; n += 1) await verify(token(`t${n}`));
  asked.length = 0;
  await verify(token("t1"));
  expect(asked).toEqual([]);
  await verify(token("t0"));
  expect(asked).toHaveLength(1);
});
