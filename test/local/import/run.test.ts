import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, expect, test } from "vitest";

import { runImport } from "../../../infra/import/run.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

/** A service that takes a while to write a partner, and refuses offers of partners that it does not have. */
async function slowService(): Promise<string> {
  const partners = new Set<string>();
  const server = createServer((request, response) => {
    const id = request.url?.split("/")[3] ?? "";
    request.resume();
    if (request.method === "PUT") {
      setTimeout(() => {
        partners.add(id);
        response.writeHead(201).end("{}");
      }, 50);
    } else {
      response.writeHead(partners.has(id) ? 201 : 404).end(`{"code":"NOT_FOUND","detail":"-"}`);
    }
  });
  cleanups.push(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("a row that writes its partner comes before the partner's other rows", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "import-"));
  cleanups.push(() => rm(folder, { recursive: true }));
  const file = path.join(folder, "offers.csv");
  const rows = Array.from({ length: 4 }, (_, n) => [
    `contoso${n},Contoso,c0117050-0000-4000-8000-00000000000${n},CORE,2026-02-01`,
    `contoso${n},,,SPD_SERVICES,2026-02-01`,
  ]);
  const header = "partnerId,partnerName,tenantId,offerType,purchasedOn";
  await writeFile(file, [header, ...rows.flat()].join("\n"));
  const target = { baseUrl: await slowService(), token: () => Promise.resolve("token") };

  const run = { file, concurrency: 8, fromLine: 1, target, progress: () => undefined };
  expect(await runImport(run)).toEqual({ rows: 8, imported: 8, known: 0, refused: 0 });
});

test("a run that stops names the line at which another one continues", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "import-"));
  cleanups.push(() => rm(folder, { recursive: true }));
  const file = path.join(folder, "offers.csv");
  const row = (n: number): string =>
    `contoso${n},Contoso,c0117050-0000-4000-8000-00000000000${n},CORE,2026-02-01`;
  const header = "partnerId,partnerName,tenantId,offerType,purchasedOn";
  await writeFile(file, [header, row(1), "contoso2,,,CORE,2026-2-1", row(3), row(4)].join("\n"));
  const baseUrl = await slowService();
  let left = 2;
  const token = async (): Promise<string> => {
    left -= 1;
    if (left < 0) throw new Error("The token has expired.");
    return "token";
  };
  const run = { file, concurrency: 1, progress: () => undefined };

  const stopped = runImport({ ...run, fromLine: 1, target: { baseUrl, token } });
  await expect(stopped).rejects.toThrow(/The token has expired[^]*--from-line 4\./);

  const target = { baseUrl, token: () => Promise.resolve("token") };
  expect(await runImport({ ...run, fromLine: 4, target })).toMatchObject({ rows: 2, imported: 2 });
  expect(await readFile(`${file}.refused.ndjson`, "utf8")).toMatch(/^\{"line":3,.*\}\n$/);
});
