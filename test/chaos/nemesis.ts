import { isAlive, signal } from "../../infra/local/processes.ts";
import type { Fault } from "../support/fault-proxy.ts";
import type { Hosts } from "../support/service-process-hosts.ts";
import type { Random } from "./random.ts";

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Faults of the network for one request. Faults beyond the time-out are rare, because they take long. */
const faults: readonly Fault[] = [
  { kind: "drop-before" },
  { kind: "drop-after" },
  { kind: "reset-before" },
  { kind: "reset-after" },
  { kind: "late", ms: 300 },
  { kind: "late-answer", ms: 300 },
  { kind: "status-before", status: 500 },
  { kind: "status-before", status: 503 },
  { kind: "status-before", status: 429 },
  { kind: "status-after", status: 500 },
  { kind: "status-after", status: 503 },
  { kind: "twice" },
];
const pastTheTimeout: readonly Fault[] = [
  { kind: "late", ms: 11_000 },
  { kind: "late-answer", ms: 11_000 },
];

/** Injects faults one after another until the run ends, then repairs everything. */
export class Nemesis {
  readonly #hosts: Hosts;
  readonly #random: Random;
  readonly #log: (line: string) => void;
  readonly happened = new Map<string, number>();

  constructor(hosts: Hosts, random: Random, log: (line: string) => void) {
    this.#hosts = hosts;
    this.#random = random;
    this.#log = log;
  }

  async run(isOver: () => boolean): Promise<void> {
    const troubles = {
      "a host is killed": () => this.#kill(),
      "the network is faulty": () => this.#faulty(),
      "storage is cut off": () => this.#cut(),
      "storage is paused": () => this.#pause(),
      "storage is restarted": () => this.#restart(),
      "the mailbox is killed": () => this.#killService("mailbox"),
      "the mailbox takes mails without an answer": () => this.#hangUp(),
      "the issuer is killed": () => this.#killIssuer(),
    };
    const names = Object.keys(troubles) as (keyof typeof troubles)[];
    while (!isOver()) {
      const name = this.#random.of(names);
      this.#log(name);
      this.happened.set(name, (this.happened.get(name) ?? 0) + 1);
      await troubles[name]();
      await wait(this.#random.whole(200, 2_000));
    }
    await this.#hosts.ready();
  }

  /** Often during other work, sometimes twice in a row. */
  async #kill(): Promise<void> {
    const index = this.#random.whole(0, this.#hosts.baseUrls.length - 1);
    await this.#hosts.kill(index);
    if (this.#random.chance(0.3)) {
      await wait(this.#random.whole(0, 600));
      await this.#hosts.kill(index);
    }
  }

  /** Kills it as often as it is started again, so that it is away for up to some seconds. */
  async #killService(name: "identity" | "mailbox"): Promise<void> {
    const until = performance.now() + this.#random.whole(0, 4_000);
    do {
      await this.#hosts.killService(name);
      await wait(20);
    } while (performance.now() < until);
  }

  /** The mails have arrived, and the service cannot know. */
  async #hangUp(): Promise<void> {
    await this.#setFaults({ method: "PUT", body: JSON.stringify({ times: 1_000, after: true }) });
    await wait(this.#random.whole(500, 4_000));
    await this.#setFaults({ method: "DELETE" });
  }

  /** Waits for a mailbox that was killed just before. */
  async #setFaults(init: RequestInit): Promise<void> {
    for (;;) {
      const answer = await fetch(`${this.#hosts.mailboxUrl}/faults`, init).catch(() => undefined);
      if (answer?.ok) return;
      await wait(50);
    }
  }

  /** Sometimes it has signed tokens with a new key, which the hosts cannot read meanwhile. */
  async #killIssuer(): Promise<void> {
    const { identityUrl } = this.#hosts;
    const rotate = () => fetch(`${identityUrl}/keys/rotate`, { method: "POST" });
    if (this.#random.chance(0.2)) await rotate().catch(() => undefined);
    await this.#killService("identity");
  }

  async #faulty(): Promise<void> {
    const { proxy } = this.#hosts;
    const rate = this.#random.of([0.05, 0.2, 0.5]);
    proxy.decide = () => {
      if (!this.#random.chance(rate)) return undefined;
      return this.#random.chance(0.01) ? this.#random.of(pastTheTimeout) : this.#random.of(faults);
    };
    await wait(this.#random.whole(500, 2_500));
    proxy.decide = () => undefined;
  }

  async #cut(): Promise<void> {
    this.#hosts.proxy.cut();
    await wait(this.#random.whole(100, 1_500));
    this.#hosts.proxy.connect();
  }

  async #pause(): Promise<void> {
    const pid = this.#hosts.azuritePid();
    if (pid === undefined) return;
    signal(pid, "SIGSTOP");
    await wait(this.#random.whole(100, 2_000));
    signal(pid, "SIGCONT");
  }

  /**
   * When Azurite stops, it writes its tables and loses requests that it accepts meanwhile. Therefore no request may be
   * running. Azure's storage keeps what it has acknowledged.
   */
  async #restart(): Promise<void> {
    const { azuritePid, proxy } = this.#hosts;
    const pid = azuritePid();
    if (pid === undefined) return;
    proxy.cut();
    while (proxy.inFlight() > 0) await wait(10);
    signal(pid, "SIGINT");
    while (isAlive(pid)) await wait(20);
    while (azuritePid() === undefined) await wait(20);
    await wait(300);
    proxy.connect();
  }
}
