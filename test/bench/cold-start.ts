import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { buildApp } from "../../infra/build.ts";
import { portsFrom } from "../../infra/local/ports.ts";
import { localSettings } from "../../infra/local/settings.ts";
import { bundleHello } from "./hello-app.ts";
import { compared, median } from "./row.ts";
import type { Benchmark } from "./row.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const loader = path.join(root, "test/support/load-bundle.cjs");

/** The bundle's part of a cold start, compared in turns with an app with one hello-world trigger. */
export const coldStart: Benchmark = async (seconds) => {
  const directory = mkdtempSync(path.join(tmpdir(), "benefits-cold-"));
  try {
    const ports = portsFrom({});
    const env = { PATH: process.env["PATH"], ...localSettings({ ports, dataDir: directory }) };
    mkdirSync(path.join(directory, "dist"));
    const { file } = await buildApp(path.join(directory, "dist"));
    const helloFile = path.join(directory, "hello.cjs");
    await bundleHello(helloFile);
    const load = (bundle: string): number => {
      const { stderr, stdout } = spawnSync(process.execPath, [loader, bundle], {
        cwd: root,
        env,
        encoding: "utf8",
      });
      if (stdout === "") throw new Error(`${bundle} does not load: ${stderr}`);
      return (JSON.parse(stdout) as { milliseconds: number }).milliseconds;
    };
    const times = { ours: [] as number[], hello: [] as number[] };
    const until = performance.now() + seconds * 1000;
    while (performance.now() < until || times.ours.length < 9) {
      times.hello.push(load(helloFile));
      times.ours.push(load(file));
    }
    const against = { what: "hello-world app", value: median(times.hello) };
    return [compared("bundle budget: load", median(times.ours), "ms", against, { atMost: 2.6 })];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};
