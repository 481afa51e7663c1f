import { commandOptions, positive } from "../../infra/command-options.ts";
import type { FaultProxy } from "../support/fault-proxy.ts";
import { startHosts } from "../support/service-process-hosts.ts";
import { Backups } from "./backups.ts";
import { Caller } from "./caller.ts";
import { findingsOf } from "./checker.ts";
import { letterFindings } from "./letter-findings.ts";
import { Client } from "./load.ts";
import { Nemesis } from "./nemesis.ts";
import { randomFrom } from "./random.ts";
import { Memory } from "./record.ts";
import { operator, putPlan } from "./scene.ts";
import type { Plan } from "./scene.ts";

const values = commandOptions(
  `npm run chaos [-- options]

Many clients buy, cancel and renew offers, also two of it at once, open, close, correct and refund incidents, adjust
balances and mail the IDs, through several hosts. Meanwhile hosts are killed, the network fails, storage is paused
and restarted, and the mailbox and the token issuer are killed. Afterwards what the clients were told is compared
with what the ledger says, and with backups that were taken meanwhile and are restored. Ends with 1 when they differ.

  --seconds 300   how long
  --seed 1        the same load and the same troubles again; printed, and random by default
  --clients 16    how many call at once
  --hosts 2       how many processes of the service there are
  --json          one line for machines
  --verbose       what the hosts print
  --help          this text`,
  {
    seconds: { type: "string", default: "300" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
    clients: { type: "string", default: "16" },
    hosts: { type: "string", default: "2" },
    json: { type: "boolean", default: false },
    verbose: { type: "boolean", default: false },
  },
);
const seconds = positive("seconds", values.seconds);
const seed = positive("seed", values.seed);
const clients = positive("clients", values.clients);
const count = positive("hosts", values.hosts);
const say = (line: string): void => {
  if (!values.json) console.log(line);
};

/** The clock passes the anniversary once, so that terms change under load. */
const yearMs = 366 * 86_400_000;

interface Played {
  readonly findings: readonly string[];
  readonly memory: Memory;
  readonly nemesis: Nemesis;
  readonly faults: FaultProxy["happened"];
}

async function play(): Promise<Played> {
  const random = randomFrom(seed);
  const hosts = await startHosts({
    count,
    network: "faulty",
    log: (line) => {
      if (values.verbose) console.error(line);
    },
  });
  try {
    const caller = new Caller(hosts, random.fork());
    const plans: Plan[] = [];
    for (const type of [
      "SPD_SERVICES",
      "SPD_SERVICES",
      "CORE",
      "EXPANDED",
      "SPD_SERVICES",
    ] as const) {
      plans.push(await putPlan(caller, plans.length + 1, type));
    }
    say(`${plans.length} plans, ${clients} clients, ${count} hosts, ${seconds} s`);
    const memory = new Memory();
    const started = performance.now();
    const elapsed = (): number => (performance.now() - started) / 1000;
    const isOver = (): boolean => elapsed() > seconds;
    const nemesis = new Nemesis(hosts, random.fork(), (what) => {
      say(`${elapsed().toFixed(1).padStart(6)} s  ${what}`);
    });
    const callers = Array.from({ length: clients }, (_, n) => {
      const name = `client${n}`;
      const own = new Caller(hosts, random.fork(), { keepsTokens: n % 2 === 0 });
      return new Client(own, random.fork(), memory, plans, name).run(isOver);
    });
    const nextYear = async (): Promise<void> => {
      while (elapsed() < seconds * 0.6) await new Promise((resolve) => setTimeout(resolve, 100));
      const now = new Date(Date.now() + yearMs).toISOString();
      await caller.must({ method: "PUT", path: "/api/ops/clock", as: operator, body: { now } });
      say(`${elapsed().toFixed(1).padStart(6)} s  a year has passed`);
    };
    const backups = new Backups(hosts, new Caller(hosts, random.fork()), memory);
    await Promise.all([...callers, nemesis.run(isOver), nextYear(), backups.run(isOver)]);
    say("calm; comparing");
    const findings = [
      ...(await findingsOf(hosts.connectionString, caller, plans, memory)),
      ...(await backups.findings()),
      ...(await letterFindings(hosts.mailboxUrl, caller, memory.letters)),
    ];
    return { findings, memory, nemesis, faults: hosts.proxy.happened };
  } finally {
    await hosts.stop();
  }
}

say(`seed ${seed}`);
const { faults, findings, memory, nemesis } = await play();
const report = {
  seed,
  seconds,
  told: Object.fromEntries([...memory.counts].sort()),
  troubles: Object.fromEntries(nemesis.happened),
  faults: Object.fromEntries(faults),
  incidents: memory.cases.size,
  letters: memory.letters.length,
  crossings: memory.crossings.length,
  findings,
};
if (values.json) console.log(JSON.stringify(report));
else {
  console.table(report.told);
  console.table(report.troubles);
  console.table(report.faults);
  for (const finding of findings) console.log(`FINDING  ${finding}`);
  const { crossings, incidents, letters } = report;
  console.log(
    `seed ${seed}: ${incidents} incidents, ${letters} letters, ${crossings} crossings, ${findings.length} findings`,
  );
}
process.exitCode = findings.length === 0 ? 0 : 1;
