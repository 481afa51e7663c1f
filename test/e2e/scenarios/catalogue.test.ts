import { describe, expect, test } from "vitest";

import type { CatalogueView } from "../../../shared/contract/catalogue-data.ts";
import { api, until } from "../../support/environment.ts";
import type { Answer } from "../../support/environment.ts";
import {
  aReadyPlan,
  azure,
  bodyOf,
  commerce,
  consume,
  consumed,
  incident,
  itIs,
  lineNow,
  newKey,
  onPremises,
  operator,
  refused,
  servicesHub,
  textWith,
  unique,
} from "../../support/people.ts";

const path = "/api/ops/catalog";
const read = async (): Promise<CatalogueView> =>
  bodyOf(await api("GET", path, { as: operator }), 200) as CatalogueView;

const put = (body: object, tag: string | null, as = operator): Promise<Answer> =>
  api("PUT", path, { as, body, headers: tag === null ? {} : { "If-Match": tag } });

/** Other tests may read the catalogue meanwhile, so each change only adds a product of its own. */
async function changed(change: (catalogue: CatalogueView) => object): Promise<CatalogueView> {
  return until("the catalogue is changed", async () => {
    const before = await read();
    const answer = await put(change(before), `"${before.version}"`);
    return answer.status === 200 ? (answer.body as CatalogueView) : undefined;
  });
}

const released = (version: string, released: string) => ({
  ...{ version, aliases: [], policy: "Fixed", released, mainstreamEnd: "2035-01-01" },
  ...{ retired: null, source: "R14" },
});

const withDatabase =
  (name: string, ...versions: object[]) =>
  (catalogue: CatalogueView): object => ({
    ...catalogue,
    onPremises: [
      ...catalogue.onPremises.filter(({ id }) => id !== name),
      { id: name, name, aliases: [], area: "on-premises", versions },
    ],
  });

describe("the product catalogue without a deployment", () => {
  test("a new version counts for later requests, and what was decided before stays decided", async () => {
    const name = unique("Database").replaceAll(/[^A-Za-z]/g, "x");
    const { account, offer } = await aReadyPlan({ kinds: [onPremises], linkedIn: servicesHub });
    await itIs("2026-03-01");
    const key = newKey();
    const body = incident(offer, account, { product: name, version: "1" }, onPremises);
    expect(await consume(servicesHub, body, key)).toMatchObject(
      refused(422, "PRODUCT_VERSION_NOT_SUPPORTED", { reason: "UNKNOWN_PRODUCT" }),
    );

    const first = await changed(withDatabase(name, released("1", "2020-01-01")));
    expect(await consumed(servicesHub, body, key)).toMatchObject({ plan: { remaining: 19 } });
    expect(await consume(azure, incident(offer, account, { product: `${name} 1` }))).toMatchObject({
      body: { code: textWith("NOT") },
    });

    const later = await changed(
      withDatabase(
        name,
        ...[released("3", "2022-01-01"), released("2", "2021-01-01"), released("1", "2020-01-01")],
      ),
    );
    expect(later.version).toBeGreaterThan(first.version);
    expect(await consume(servicesHub, body, newKey())).toMatchObject(
      refused(422, "PRODUCT_VERSION_NOT_SUPPORTED", { reason: "NOT_N_OR_N_MINUS_1" }),
    );
    const repeated = await consume(servicesHub, body, key);
    expect(repeated).toMatchObject({ status: 201, body: { deducted: true } });
    expect(await lineNow(offer, onPremises)).toMatchObject({ used: 1 });

    const listed = bodyOf(await api("GET", `${path}/versions?limit=200`, { as: operator }), 200);
    expect(listed).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ version: later.version, publishedBy: "operations" }),
        { version: 1, publishedAt: null, publishedBy: null },
      ]) as unknown[],
    });
  });

  test("is replaced only by an operator who names the version that he read", async () => {
    const { version, ...catalogue } = await read();
    expect(await put(catalogue, `"${version}"`, commerce)).toMatchObject({ status: 403 });
    expect(await api("GET", path)).toMatchObject({ status: 401 });
    expect(await put(catalogue, null)).toMatchObject(refused(428, "IF_MATCH_REQUIRED"));
    expect(await put(catalogue, '"0"')).toMatchObject(refused(412, "CATALOGUE_CHANGED"));
    expect((await api("GET", path, { as: operator })).headers.get("etag")).toMatch(/^"[0-9]+"$/);
  });

  test("is not changed by nonsense, and each refusal names what is wrong", async () => {
    const before = await read();
    const [one, ...rest] = before.onPremises;
    const { versions = [], ...family } = one ?? {};
    const [newest, ...older] = versions;
    const withFirst = (row: object) => JSON.stringify({ ...before, onPremises: [row, ...rest] });
    const withNewest = (more: object) =>
      withFirst({ ...family, versions: [{ ...newest, ...more }, ...older] });
    const named = `"${one?.id}" versions[0] "${newest?.version}"`;
    const nonsense: readonly (readonly [text: string, status: number, path: string])[] = [
      ["{not json", 400, "body"],
      ["[]", 400, "body"],
      [JSON.stringify({ ...before, more: 1 }), 400, "more"],
      ["{}", 422, "onPremises"],
      [JSON.stringify({ ...before, cloud: [] }), 422, "cloud"],
      [withNewest({ more: 1 }), 422, named],
      [withNewest({ released: "2024-13-01" }), 422, named],
      [withNewest({ released: "2024-11-01", mainstreamEnd: "2020-01-01" }), 422, `(${one?.id})`],
      [withFirst({ ...family, versions: [newest, newest, ...older] }), 422, `(${one?.id})`],
      [withFirst({ ...family, id: rest[0]?.id, versions }), 422, `(${rest[0]?.id})`],
    ];
    for (const [text, status, where] of nonsense) {
      const headers = { "if-match": `"${before.version}"` };
      const answer = await api("PUT", path, { as: operator, headers, text });
      expect([text.slice(0, 40), answer.status]).toEqual([text.slice(0, 40), status]);
      const { errors } = answer.body as { errors: readonly { path: string; message: string }[] };
      expect(errors).toContainEqual({ path: textWith(where), message: textWith("") });
    }
    const text = JSON.stringify({ ...before, note: "x".repeat(10 * 1024 * 1024) });
    const headers = { "if-match": "*" };
    expect(await api("PUT", path, { as: operator, headers, text })).toMatchObject(
      refused(413, "BODY_TOO_LARGE"),
    );
    expect(await read()).toEqual(before);
  });

  test("is not replaced by a bad one, and every bad row is named", async () => {
    const before = await read();
    const [one, two, ...rest] = before.onPremises;
    const bad = (row: typeof one) =>
      row && {
        ...row,
        versions: row.versions.map((each) => ({ ...each, released: "2025-02-30" })),
      };
    const content = { ...before, onPremises: [bad(one), bad(two), ...rest] };
    const answer = await put(content, "*");
    expect(answer).toMatchObject(refused(422, "INVALID_CATALOGUE"));
    const { errors } = answer.body as { errors: readonly { path: string }[] };
    expect(errors).toHaveLength([one, two].flatMap((row) => row?.versions ?? []).length);
    for (const row of [one, two]) {
      expect(errors).toContainEqual(expect.objectContaining({ path: textWith(`"${row?.id}"`) }));
    }
    expect(JSON.stringify(await read())).not.toContain("2025-02-30");
  });
});
