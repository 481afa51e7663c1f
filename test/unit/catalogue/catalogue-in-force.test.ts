import { describe, expect, test } from "vitest";

import { CatalogueInForce } from "../../../shared/application/catalogue/catalogue-in-force.ts";
import {
  makeListCatalogueVersions,
  makeReadCatalogue,
  makeReplaceCatalogue,
  tagOf,
} from "../../../shared/application/operations/catalogue.ts";
import type { Deps } from "../../../shared/application/deps.ts";
import type { Origin } from "../../../shared/application/caller.ts";
import type {
  CatalogueStore,
  StoredCatalogue,
} from "../../../shared/application/ports/catalogue-store.ts";
import { bundled, readProducts } from "../../../shared/catalogue/products.ts";
import type { CatalogueData } from "../../../shared/contract/catalogue-data.ts";

/** Storage that several instances share: its rows, how often it was read, and whether it answers. */
function aStore() {
  const rows: StoredCatalogue[] = [];
  const state = { reads: 0, down: false };
  const store: CatalogueStore = {
    newestFirst: async function* () {
      state.reads += 1;
      if (state.down) throw new Error("no answer");
      for (const row of rows.toSorted((a, b) => b.version - a.version)) yield row;
    },
    add: async (row) => {
      if (rows.some(({ version }) => version === row.version)) return false;
      rows.push(row);
      return true;
    },
  };
  return { rows, state, store };
}

const origin = { caller: { actor: "operations" }, requestId: "r1" } as unknown as Origin;

function instances(count: number) {
  const shared = aStore();
  const time = { ms: 1_700_000_000_000 };
  const events: string[] = [];
  const telemetry = { event: (name: string) => void events.push(name) };
  const realNowMs = () => time.ms;
  const made = Array.from({ length: count }, () => {
    const catalogueInForce = new CatalogueInForce({
      store: shared.store,
      read: readProducts,
      ...{ bundled, telemetry, nowMs: realNowMs },
    });
    const deps = {
      ...{ catalogueInForce, telemetry, realNowMs },
      catalogueStore: shared.store,
      readCatalogue: readProducts,
    } as unknown as Deps;
    return {
      catalogue: catalogueInForce,
      read: makeReadCatalogue(deps),
      replace: makeReplaceCatalogue(deps),
      versions: makeListCatalogueVersions(deps),
    };
  });
  return { ...shared, time, events, made };
}

/** The build's catalogue with one more cloud product. */
const withProduct = (name: string, data: CatalogueData = bundled.data) => ({
  ...data,
  cloud: [
    ...data.cloud,
    { id: name, name, aliases: [], area: "cloud" as const, portal: "AzurePortal" as const },
  ],
});

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("the product catalogue in force", () => {
  test("is the build's own as version 1 until an operator replaces it", async () => {
    const { made } = instances(1);
    const [one] = made;
    expect(await one?.read()).toMatchObject({
      value: { version: 1, publishedAt: null, asOf: bundled.data.asOf },
    });
    expect(await one?.versions({ limit: 50 })).toMatchObject({
      value: { items: [{ version: 1 }] },
    });
  });

  test("is used at once where it was replaced, and by every other instance within a minute", async () => {
    const { made, time } = instances(2);
    const [one, other] = made;
    await Promise.all(made.map(({ catalogue }) => catalogue.refresh()));
    const content = withProduct("Contoso Cloud");
    expect(await one?.replace({ content, ifMatch: '"1"' }, origin)).toMatchObject({
      value: { version: 2, publishedBy: "operations" },
    });
    expect(one?.catalogue.find("Contoso Cloud")).toBeDefined();
    expect(other?.catalogue.find("Contoso Cloud")).toBeUndefined();

    // An instance with requests reads it beside them; one without waits at its next request.
    time.ms += 60_000;
    await other?.catalogue.refresh();
    expect(other?.catalogue.find("contoso cloud")).toBeDefined();
    expect(other?.catalogue.products).toHaveLength(bundled.catalogue.products.length + 1);
  });

  test("is read at most each half minute, however many requests come, and none waits for it", async () => {
    const { made, state, time } = instances(1);
    const refresh = async (times: number) => {
      for (let each = 0; each < times; each += 1) await made[0]?.catalogue.refresh();
    };
    await refresh(1000);
    expect(state.reads).toBe(1);
    time.ms += 31_000;
    await refresh(1000);
    await settled();
    expect(state.reads).toBe(2);
  });

  test("stays the last good one while storage is away, and storage is asked only each half minute", async () => {
    const { events, made, state, time } = instances(1);
    const [one] = made;
    await one?.replace({ content: withProduct("Contoso Cloud"), ifMatch: "*" }, origin);
    state.down = true;
    const before = state.reads;
    for (let each = 0; each < 10; each += 1) {
      time.ms += 10_000;
      await one?.catalogue.refresh();
      await settled();
    }
    expect(one?.catalogue.find("Contoso Cloud")).toBeDefined();
    expect(state.reads - before).toBeLessThanOrEqual(4);
    expect(events).toContain("CatalogueUnreadable");
  });

  test.each([
    ["cannot be read", null],
    ["is not JSON", "{"],
    ["has a bad row", JSON.stringify({ ...bundled.data, asOf: "tomorrow" })],
  ])("is the last good one if the newest version %s", async (_what, content) => {
    const { events, made, rows } = instances(2);
    const [one, other] = made;
    await one?.replace({ content: withProduct("Contoso Cloud"), ifMatch: '"1"' }, origin);
    rows.push({ version: 3, publishedAt: "2026-01-01", publishedBy: "x", content });

    await other?.catalogue.refresh();
    expect(other?.catalogue.find("Contoso Cloud")).toBeDefined();
    expect(events).toContain("CatalogueUnreadable");
    // It can be replaced: the next version follows the bad one.
    const next = withProduct("Fabrikam Cloud");
    expect(await other?.replace({ content: next, ifMatch: '"2"' }, origin)).toMatchObject({
      value: { version: 4 },
    });
  });
});

describe("replacing the catalogue", () => {
  test("needs the version that was read", async () => {
    const { made, rows } = instances(1);
    const ask = (ifMatch: string | null) =>
      made[0]?.replace({ content: withProduct("Contoso Cloud"), ifMatch }, origin);
    expect(await ask(null)).toMatchObject({ refusal: { code: "IF_MATCH_REQUIRED" } });
    for (const wrong of ['"2"', "1", 'W/"1"', ""]) {
      expect(await ask(wrong)).toMatchObject({ refusal: { code: "CATALOGUE_CHANGED" } });
    }
    expect(rows).toEqual([]);
    expect(await ask('"7", "1"')).toMatchObject({ ok: true });
  });

  test("by two operators at the same moment changes it once", async () => {
    const { made, rows } = instances(2);
    const answers = await Promise.all(
      made.map(({ replace }, index) =>
        replace({ content: withProduct(`Cloud ${index}`), ifMatch: '"1"' }, origin),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ ok }) => !ok)).toMatchObject([
      { refusal: { code: "CATALOGUE_CHANGED" } },
    ]);
    expect(rows).toHaveLength(1);
  });

  test("by a bad one names every bad row and changes nothing", async () => {
    const { made, rows } = instances(1);
    const [first, second, ...rest] = bundled.data.onPremises;
    const broken = (row: typeof first) =>
      row && { ...row, versions: row.versions.map((each) => ({ ...each, retired: "2001-01-01" })) };
    const content = { ...bundled.data, onPremises: [broken(first), broken(second), ...rest] };
    const answer = await made[0]?.replace({ content, ifMatch: '"1"' }, origin);
    expect(answer).toMatchObject({ refusal: { code: "INVALID_CATALOGUE" } });
    const { errors = [] } = answer && !answer.ok ? answer.refusal : {};
    expect(new Set(errors.map(({ path }) => path))).toEqual(
      new Set([`${first?.name} (${first?.id})`, `${second?.name} (${second?.id})`]),
    );
    expect(rows).toEqual([]);
  });

  test("takes an edited answer of the read, and the tag is the version's", async () => {
    const { made } = instances(1);
    const read = await made[0]?.read();
    const view = read?.ok ? read.value : null;
    if (!view) throw new Error("not read");
    const content = withProduct("Contoso Cloud", view);
    expect(await made[0]?.replace({ content, ifMatch: tagOf(view) }, origin)).toMatchObject({
      value: { version: 2 },
    });
  });
});
