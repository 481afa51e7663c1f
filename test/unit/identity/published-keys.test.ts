import type { JWTPayload } from "jose";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";

import { makeJwtVerifier } from "../../../shared/adapters/identity/jwt-verifier.ts";
import { Busy } from "../../../shared/application/errors.ts";
import { audience, goodClaims, issuer, keyEndpoint, newKey, sign } from "./issuer.ts";
import type { Key } from "./issuer.ts";

let key: Key;
beforeAll(async () => {
  key = await newKey("one");
});

const signed = (change: JWTPayload) => sign(key, { ...goodClaims(), ...change });

const withSignatureChanged = async () => {
  const [header = "", payload = "", signature = ""] = (await signed({})).split(".");
  const other = signature.startsWith("A") ? "B" : "A";
  return `${header}.${payload}.${other}${signature.slice(1)}`;
};

describe("the token table: the issuer's keys", () => {
  test("are read once for many tokens", async () => {
    const keys = await keyEndpoint(key);
    const verify = makeJwtVerifier({ issuer, audience, jwksUrl: keys.url });
    for (let count = 0; count < 5; count += 1) await verify(await signed({}));
    expect(keys.state.requests).toBe(1);
    await keys.close();
  });

  test("are read again when a token names a new one, and a withdrawn one is refused", async () => {
    const next = await newKey("next");
    const keys = await keyEndpoint(key);
    const verify = makeJwtVerifier({ issuer, audience, jwksUrl: keys.url, cooldownMs: 0 });
    const old = await signed({});
    expect((await verify(old)).valid).toBe(true);
    keys.state.published = [next];
    expect((await verify(await sign(next, goodClaims()))).valid).toBe(true);
    expect((await verify(old)).valid).toBe(false);
    await keys.close();
  });

  test("are not read again for each made-up key", async () => {
    const keys = await keyEndpoint(key);
    const verify = makeJwtVerifier({ issuer, audience, jwksUrl: keys.url });
    for (let count = 0; count < 5; count += 1) {
      await verify(await sign({ ...key, kid: `made-up-${count}` }, goodClaims()));
    }
    expect(keys.state.requests).toBe(1);
    await keys.close();
  });

  test("that cannot be read are a fault of the service, not of the token", async () => {
    const keys = await keyEndpoint(key);
    keys.state.down = true;
    const verify = makeJwtVerifier({ issuer, audience, jwksUrl: keys.url, cooldownMs: 0 });
    await expect(verify(await signed({}))).rejects.toThrow(Busy);
    keys.state.down = false;
    expect((await verify(await signed({}))).valid).toBe(true);
    await keys.close();
    const nobody = makeJwtVerifier({ issuer, audience, jwksUrl: keys.url });
    await expect(nobody(await signed({}))).rejects.toThrow(Busy);
  });

  test("serve on through an outage of their publisher, but only for a while", async () => {
    const keys = await keyEndpoint(key);
    const settings = { issuer, audience, jwksUrl: keys.url, maxAgeMs: 0 };
    const patient = makeJwtVerifier(settings);
    const strict = makeJwtVerifier({ ...settings, outageMs: 0 });
    await Promise.all([patient(await signed({})), strict(await signed({}))]);
    keys.state.down = true;
    expect((await patient(await signed({}))).valid).toBe(true);
    expect((await patient(await withSignatureChanged())).valid).toBe(false);
    await expect(strict(await signed({}))).rejects.toThrow(Busy);
    await keys.close();
  });

  test("keep one request waiting, and not every one, while their publisher hangs", async () => {
    const keys = await keyEndpoint(key);
    const verify = makeJwtVerifier({
      issuer,
      audience,
      jwksUrl: keys.url,
      maxAgeMs: 0,
      timeoutMs: 300,
    });
    const good = await signed({});
    await verify(good);
    keys.state.hangs = true;
    for (let count = 0; count < 4; count += 1) expect((await verify(good)).valid).toBe(true);
    expect(keys.state.requests).toBe(2);
    const unknown = await sign({ ...key, kid: "two" }, goodClaims());
    expect(await verify(unknown)).toMatchObject({ valid: false });
    expect(keys.state.requests).toBe(2);
    await keys.close();
  });

  test.each([[0], [600_000]])(
    "that fail are asked for once in half a minute, and an unknown key is refused then (cached for %i ms)",
    async (maxAgeMs) => {
      const keys = await keyEndpoint(key);
      vi.useFakeTimers({ toFake: ["Date", "performance"] });
      onTestFinished(() => void vi.useRealTimers());
      const verify = makeJwtVerifier({ issuer, audience, jwksUrl: keys.url, maxAgeMs });
      const good = await signed({});
      await verify(good);
      keys.state.down = true;
      vi.advanceTimersByTime(30_001);
      for (let count = 0; count < 5; count += 1) {
        const unknown = await sign({ ...key, kid: `unknown-${count}` }, goodClaims());
        const problem = "The token is signed with an unknown key.";
        expect(await verify(unknown)).toEqual({ valid: false, problem });
        expect((await verify(good)).valid).toBe(true);
      }
      expect(keys.state.requests).toBe(2);
      vi.advanceTimersByTime(30_001);
      expect((await verify(await sign({ ...key, kid: "other" }, goodClaims()))).valid).toBe(false);
      expect(keys.state.requests).toBe(3);
      await keys.close();
    },
  );

  test("that could never be read are asked for once in the cool-down", async () => {
    const keys = await keyEndpoint(key);
    keys.state.down = true;
    const verify = makeJwtVerifier({ issuer, audience, jwksUrl: keys.url });
    const good = await signed({});
    for (let count = 0; count < 5; count += 1) await expect(verify(good)).rejects.toThrow(Busy);
    expect(keys.state.requests).toBe(1);
    await keys.close();
  });

  test("keep only the first of those waiting who come at once, while their publisher hangs", async () => {
    const keys = await keyEndpoint(key);
    const settings = { issuer, audience, jwksUrl: keys.url, maxAgeMs: 0, timeoutMs: 20_000 };
    const verify = makeJwtVerifier(settings);
    const good = await signed({});
    await verify(good);
    keys.state.hangs = true;
    let answered = 0;
    const all = Array.from({ length: 4 }, async () => {
      const { valid } = await verify(good);
      answered += 1;
      return valid;
    });
    await expect.poll(() => answered, { timeout: 10_000 }).toBe(3);
    // The publisher breaks off, and the last keys serve the first one, too.
    await keys.close();
    expect(await Promise.all(all)).toEqual([true, true, true, true]);
  });

  test("are read again once their publisher is back, and a withdrawn one is refused", async () => {
    const keys = await keyEndpoint(key);
    const settings = { issuer, audience, jwksUrl: keys.url, maxAgeMs: 0, cooldownMs: 100 };
    const verify = makeJwtVerifier(settings);
    const old = await signed({});
    await verify(old);
    keys.state.down = true;
    expect((await verify(old)).valid).toBe(true);
    Object.assign(keys.state, { down: false, published: [await newKey("next")] });
    const isBelieved = async () => (await verify(old)).valid;
    await expect.poll(isBelieved, { timeout: 10_000 }).toBe(false);
    await keys.close();
  });
});
