import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { backupFolder } from "../../shared/adapters/backup/backup-files.ts";
import { manifestSha256, pathOf, readManifest } from "../../shared/adapters/backup/manifest.ts";
import { verifyBackup } from "../../shared/adapters/backup/read-backup.ts";
import type { BackupView } from "../../shared/contract/backups.ts";
import type { Page } from "../../shared/contract/basics.ts";

import { api, environment, messages, until } from "../support/environment.ts";
import {
  aPartner,
  activate,
  bodyOf,
  buy,
  cloud,
  itIs,
  operator,
  refused,
  renewed,
  statementOf,
  textWith,
  unique,
} from "../support/people.ts";
import { sweep, sweepPath } from "../support/run-sweep.ts";
import type { ReconciliationView, SweepView } from "../../shared/contract/operations.ts";

const listed = async (): Promise<readonly SweepView[]> => {
  const { body } = await api("GET", `${sweepPath}?limit=200`, { as: operator });
  return (body as { readonly items: readonly SweepView[] }).items;
};

/** Runs listed from now on. The timer can start one before the test does. */
async function sweepsFromNow(): Promise<() => Promise<readonly SweepView[]>> {
  const known = new Set((await listed()).map(({ sweepId }) => sweepId));
  return async () => (await listed()).filter(({ sweepId }) => !known.has(sweepId));
}

describe("operations", () => {
  test("a sweep records the term that reads already showed, notifies the partner once, and lists missed runs", async () => {
    await itIs("2025-09-01");
    const email = `${unique("owner")}@contoso.com`;
    const partner = await aPartner({ contacts: [{ email }] });
    const offer = await buy(partner, "SPD_SERVICES", "2025-09-01");
    await activate(partner, offer);
    await renewed(offer, "2025-09-10");
    await sweep();
    const since = await sweepsFromNow();
    await itIs("2026-09-01T00:00:05Z");
    const before = await statementOf(partner, offer);

    const first = await sweep();
    const second = await sweep();

    expect(first).toMatchObject({ state: "Completed", failed: 0 });
    expect(second).toMatchObject({ state: "Completed", renewed: 0, expired: 0, failed: 0 });
    const after = await statementOf(partner, offer);
    expect(after).toEqual(before);
    expect(after).toMatchObject({ term: 2, valid: true });
    expect(after.entries.map(({ kind, type }) => [type, kind])).toContainEqual(["Grant", cloud]);
    const runs = await since();
    expect(runs.some(({ renewed: count }) => count > 0)).toBe(true);
    expect(runs).toContainEqual(expect.objectContaining({ state: "Missed", due: 0 }));
    await until("the partner has been told", async () => (await messages(email)).length > 0);
    await sweep();
    expect(await messages(email)).toHaveLength(1);
  });

  test("an offer that has expired is announced once to its contacts", async () => {
    await itIs("2025-09-01");
    const email = `${unique("owner")}@contoso.com`;
    await buy(await aPartner({ contacts: [{ email }] }), "CORE", "2025-09-01");
    await itIs("2026-10-02");

    await sweep();
    await sweep();

    await until("the partner has been told", async () => (await messages(email)).length > 0);
    await sweep();
    const mails = await messages(email);
    expect(mails.map(({ subject }) => subject)).toEqual([textWith("Expired")]);
    expect(mails[0]?.text).toContain("October 1, 2026");
  });

  test("the timer opens the new term without any request", async () => {
    await itIs("2025-09-01");
    const partner = await aPartner();
    const offer = await buy(partner, "CORE", "2025-09-01");
    await renewed(offer, "2025-09-10");
    const since = await sweepsFromNow();
    await itIs("2026-09-01T00:00:05Z");
    await until(
      "a sweep of the timer has opened it",
      async () =>
        (await since()).some(
          ({ renewed: count, sweepId }) => sweepId.endsWith("-timer") && count > 0,
        ),
      90_000,
    );

    expect((await sweep()).renewed).toBe(0);
  }, 120_000);

  test("a reconciliation reads every ledger and finds no mismatch", async () => {
    const started = await api("POST", "/api/ops/reconciliations", { as: operator, body: {} });
    const { reconciliationId } = bodyOf(started, 202) as { readonly reconciliationId: string };
    const view = await until("it has ended", async () => {
      const path = `/api/ops/reconciliations/${reconciliationId}`;
      const { body } = await api("GET", path, { as: operator });
      const found = body as ReconciliationView;
      return found.state === "Running" ? undefined : found;
    });

    expect(view).toMatchObject({ state: "Completed", mismatches: [], mismatchCount: 0 });
    expect(view.offers).toBeGreaterThanOrEqual(2);
    expect(view.entries).toBeGreaterThanOrEqual(view.offers);
  });

  test("a backup is listed with its progress, is complete and unchanged, and its digest is mailed", async () => {
    const path = "/api/ops/backups";
    const started = bodyOf(await api("POST", path, { as: operator, body: {} }), 202);
    const { backupId } = started as { readonly backupId: string };
    const view = await until("it is complete", async () => {
      const { items } = bodyOf(await api("GET", path, { as: operator }), 200) as Page<BackupView>;
      const found = items.find((backup) => backup.backupId === backupId);
      return found?.state === "Running" ? undefined : found;
    });

    expect(view.state).toBe("Completed");
    expect(view.contracts).toBeGreaterThan(0);
    const files = backupFolder(join(environment().dataDir, "backups"));
    const manifest = await readManifest(files, backupId);
    // A backup that adds to an earlier one names that one's files, too.
    const written = manifest.files.filter(
      (file) => pathOf(backupId, file) === `${backupId}/${file.name}`,
    );
    expect(manifest.startedAt).toBe(view.startedAt);
    expect(written).toHaveLength(view.files);
    await verifyBackup(files, manifest);
    const mails = await until("its digest is mailed", async () => {
      const found = await messages("backup-digests@contoso.com");
      const own = found.filter(({ subject }) => subject.includes(backupId));
      return own.length === 0 ? undefined : own;
    });
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(manifest.contracts.chainsSha256);
    expect(mails[0]?.text).toContain(await manifestSha256(files, backupId));
  });

  test.each([`${sweepPath}/none`, `${sweepPath}/mark`, "/api/ops/reconciliations/none"])(
    "of %s nothing is known",
    async (path) => {
      expect(await api("GET", path, { as: operator })).toMatchObject(refused(404, "NOT_FOUND"));
    },
  );

  test("a cursor that the list did not return is refused", async () => {
    const answer = await api("GET", `${sweepPath}?cursor=bm90aGluZw`, { as: operator });
    expect(answer).toMatchObject(refused(400, "INVALID_REQUEST"));
  });
});
