import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { startHosts } from "../support/service-process-hosts.ts";
import { createServiceTables, incidentService } from "../support/service-process.ts";
import { startHelloHost } from "./hello-app.ts";
import { overHttp } from "./http-caller.ts";
import { compared } from "./row.ts";
import type { Benchmark } from "./row.ts";
import { putUnlimited } from "./tables.ts";

/** Calls between two readings of the CPU time, which the system counts in ticks of 10 ms. */
const callsPerSlice = 100;

const ticksPerSecond = () => Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

/** CPU milliseconds that a process has used, in kernel and user mode. */
function cpuMsOf(pid: number, ticks: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The second field, the command in parentheses, may contain blanks.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticks;
}

/**
 * CPU time of the host's process per warm consume over HTTP, beside a hello-world function on another
 * process of the same host. Both take turns, and each has one caller.
 */
export const edgeCpu: Benchmark = async (seconds) => {
  const what = "CPU of a warm consume over HTTP";
  if (process.platform !== "linux") return [{ what, because: "it reads /proc" }];
  const directory = mkdtempSync(path.join(tmpdir(), "benefits-cpu-"));
  const hosts = await startHosts({ count: 1, network: "straight" });
  const hello = await startHelloHost(directory);
  try {
    await createServiceTables(hosts.connectionString);
    await putUnlimited(incidentService(hosts.connectionString).store, "cpu");
    const consume = await overHttp(hosts.baseUrls[0] ?? "", hosts.identityUrl, "cpu");
    const greet = async (): Promise<void> => {
      await (await fetch(hello.url)).text();
    };
    const ticks = ticksPerSecond();
    const used = { consume: 0, hello: 0, calls: 0 };
    let turns = 0;
    const slice = async (pid: number, call: (n: number) => Promise<void>): Promise<number> => {
      const before = cpuMsOf(pid, ticks);
      for (let n = 0; n < callsPerSlice; n += 1) await call(n);
      return cpuMsOf(pid, ticks) - before;
    };
    const servicePid = hosts.hostPid();
    const helloPid = hello.pid();
    if (servicePid === undefined || helloPid === undefined)
      throw new Error("A host is not running");
    const turn = async (count: boolean): Promise<void> => {
      turns += 1;
      const ofConsume = await slice(servicePid, (n) => consume(`c${turns}-${n}`));
      const ofHello = await slice(helloPid, greet);
      if (!count) return;
      used.consume += ofConsume;
      used.hello += ofHello;
      used.calls += callsPerSlice;
    };
    for (let warmUp = 0; warmUp < 5; warmUp += 1) await turn(false);
    const until = performance.now() + seconds * 2000;
    while (performance.now() < until) await turn(true);
    const against = { what: "hello-world function", value: used.hello / used.calls };
    return [compared(what, used.consume / used.calls, "ms", against, { atMost: 5 })];
  } finally {
    await hello.stop();
    await hosts.stop();
    rmSync(directory, { recursive: true, force: true });
  }
};
