import { randomBytes, randomUUID } from "node:crypto";

import { distribute } from "../../functions/durable/distribute.orchestrator.ts";
import { distributeSteps } from "../../functions/durable/distribute.steps.ts";
import { activitiesOf } from "../../functions/durable/step.ts";
import { makeKeyVault } from "../../shared/adapters/crypto/key-vault.ts";
import { makeLetters } from "../../shared/adapters/email/letters.ts";
import type { Distribution, Mail } from "../../shared/application/ports/distribution-store.ts";
import type {
  MailLimits,
  SendRateLimiter,
} from "../../shared/application/ports/send-rate-limiter.ts";
import type { Mailer } from "../../shared/application/ports/mailer.ts";
import type { DueItem, ScheduleStore } from "../../shared/application/ports/operations.ts";
import type { PartnerStore } from "../../shared/application/ports/stores.ts";
import { noopTelemetry } from "../../shared/application/ports/telemetry.ts";
import {
  makeGiveUpMail,
  makeListMails,
} from "../../shared/application/workflows/distribute/list-mails.ts";
import { defaultMailRetry } from "../../shared/application/workflows/distribute/mail-state.ts";
import {
  askToSend,
  emptySendQueue,
  queueBlockedUntil,
  queueWithout,
  stillWaiting,
} from "../../shared/application/workflows/distribute/send-queue.ts";
import { makeSendMail } from "../../shared/application/workflows/distribute/send-mail.ts";
import type { Contract } from "../../shared/domain/contract.ts";
import { defaultNotices } from "../../shared/domain/notice.ts";
import { defaultRules } from "../../shared/domain/rules.ts";
import { aContract, contosoTenant, noon } from "./builders.ts";
import { MemoryContractStore } from "./memory-contract-store.ts";
import { MemoryDistributionStore } from "./memory-distribution-store.ts";
import { makeMemoryMailer } from "./memory-mailer.ts";
import { runOrchestrator } from "./run-orchestrator.ts";
import type { Run } from "./run-orchestrator.ts";
import type { Contact, PartnerView } from "../../shared/contract/commerce.ts";

const unused = (): Promise<never> => Promise.reject(new Error("not used here"));

const onePartner = (partner: () => PartnerView): PartnerStore => ({
  read: async () => ({ value: partner(), etag: "1" }),
  ...{
    put: unused,
    readSlot: unused,
    moveSlot: unused,
    reserveSlot: unused,
    readMembership: () => Promise.resolve(null),
  },
  ...{ listMemberships: unused, readConsultations: unused, addConsultation: unused },
});

/** One contract, which the test can change. */
class OneContract extends MemoryContractStore {
  contract: Contract;
  constructor(contract: Contract) {
    super();
    this.contract = contract;
  }
  override async readHead() {
    return { contract: this.contract, etag: "1", commitId: "1" };
  }
}

/** Fails at the given calls of ports, as a crash of the process would. */
export class Crashes {
  #calls = 0;
  readonly #points: ReadonlyMap<number, "before" | "after">;

  constructor(points: ReadonlyMap<number, "before" | "after"> = new Map()) {
    this.#points = points;
  }

  /** The number of calls so far. A run without a crash gives the number of crash points. */
  get calls(): number {
    return this.#calls;
  }

  around<Port extends object>(port: Port): Port {
    return new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== "function") return member;
        return async (...args: unknown[]): Promise<unknown> => {
          const point = this.#points.get(this.#calls);
          this.#calls += 1;
          if (point === "before") throw new Error("crash");
          const value: unknown = await Reflect.apply(member, target, args);
          if (point === "after") throw new Error("crash");
          return value;
        };
      },
    });
  }
}

/** The mails that the e-mail service accepted. Two for one recipient would be a duplicate. */
function counting(mailer: Mailer, time: { nowMs: number }) {
  const taken: { email: string; operationId: string; atMs: number; text: string }[] = [];
  const offered: string[] = [];
  const watched: Mailer = {
    find: mailer.find,
    send: async (operationId, message) => {
      offered.push(operationId);
      const outcome = await mailer.send(operationId, message);
      if ((await mailer.find(operationId)) !== "Unknown") {
        const { text, to } = message;
        taken.push({ email: to.email, operationId, atMs: time.nowMs, text });
      }
      return outcome;
    },
  };
  return { offered, taken, watched };
}

interface MailWorldOptions {
  readonly contract?: Contract;
  readonly contacts?: readonly Contact[];
  readonly limits?: MailLimits;
  readonly crashes?: Crashes;
  readonly partner?: Partial<PartnerView>;
}

const vault = makeKeyVault({
  encryption: new Map([["k1", randomBytes(32)]]),
  current: "k1",
  hash: randomBytes(32),
});

export const thePair = vault.newPair();

/** The contract with a readable pair, as after an activation. */
export const withPair = (contract: Contract): Contract => {
  const { credentialVersion: version, offerId } = contract;
  const issuedAt = noon("2025-09-01");
  return { ...contract, credentials: vault.seal(thePair, { offerId, version, issuedAt }) };
};

/** The distribution workflow on ports in memory, with a clock that only the test and timers move. */
export function mailWorld(options: MailWorldOptions = {}) {
  const {
    contacts = [{ email: "technician1@fabrikam.com" }, { email: "technician2@fabrikam.com" }],
  } = options;
  const { crashes = new Crashes(), limits = { perMinute: 30, perHour: 100 } } = options;
  const time = { nowMs: Date.parse(noon("2026-01-05")) };
  const clock = { date: noon("2025-10-01"), now: () => new Date(clock.date) };
  const contracts = new OneContract(options.contract ?? withPair(aContract()));
  const partner: PartnerView = {
    ...{ partnerId: "contoso", name: "Contoso", tenantId: contosoTenant, cspRole: "None" },
    ...{ furtherTenantIds: [], isvSuccessEnrolled: false, country: "US", locale: "en", contacts },
    ...options.partner,
  };
  const mailer = makeMemoryMailer();
  const { offered, taken, watched } = counting(mailer, time);
  const distributions = new MemoryDistributionStore();
  const scheduled: DueItem[] = [];
  let queue = emptySendQueue;
  const rateLimiter: SendRateLimiter = {
    ask: async (request, nowMs) => {
      const asked = askToSend(queue, request, nowMs, limits);
      ({ queue } = asked);
      return asked.turn;
    },
    leave: async (distributionId) => {
      queue = queueWithout(queue, distributionId);
    },
    blockUntil: async (untilMs) => {
      queue = queueBlockedUntil(queue, untilMs);
    },
    listWaiting: async (nowMs) => stillWaiting(queue, nowMs),
  };
  const deps = {
    clock,
    contracts: crashes.around(contracts),
    distributions: crashes.around(distributions),
    letters: makeLetters({ servicesHubHost: "serviceshub.microsoft.com" }),
    mailer: crashes.around(watched),
    newOperationId: randomUUID,
    notices: defaultNotices,
    rateLimiter: crashes.around(rateLimiter),
    partners: onePartner(() => partner),
    realNowMs: () => time.nowMs,
    retry: defaultMailRetry,
    rules: defaultRules,
    telemetry: noopTelemetry,
    // Only what is added matters here; nobody reads it.
    // Only added items matter here.
    schedule: {
      add: async (_day: string, item: DueItem) => void scheduled.push(item),
    } as ScheduleStore,
    vault,
  };
  const steps = {
    listMails: makeListMails(deps),
    sendMail: makeSendMail(deps),
    giveUpMail: makeGiveUpMail(deps),
  };
  const ref = { offerId: "offer-1", distributionId: "distribution-1" };

  return {
    clock,
    contracts,
    deps,
    distributions,
    mailer,
    /** Operation ids of all sends, failed ones too. */
    offered,
    rateLimiter,
    ref,
    scheduled,
    steps,
    taken,
    time,
    /** Queues the mails, as a request does. */
    queue: async (more: Partial<Distribution> = {}): Promise<void> => {
      const { distributionId, offerId } = { ...ref, ...more };
      await distributions.addMails(offerId, distributionId, contacts);
      await distributions.add({
        ...{ distributionId, offerId, content: { kind: "credentials" }, credentialVersion: 0 },
        ...{ requestedBy: "user", requestId: "r1", createdAt: clock.date, recipients: contacts },
        ...more,
      });
    },
    /** Runs the send step for the first open mail. */
    sendNext: async (distributionId = ref.distributionId) => {
      const [mail] = (await steps.listMails({ ...ref, distributionId })).open;
      return steps.sendMail({ ...ref, distributionId, addressKey: mail?.addressKey ?? "" });
    },
    run: (distributionId = ref.distributionId): Promise<Run> =>
      runOrchestrator({
        orchestrator: distribute,
        activities: activitiesOf(distributeSteps, async () => steps),
        input: { ...ref, distributionId },
        time,
      }),
    /** The stored state of each mail, by address. */
    mails: async (distributionId = ref.distributionId): Promise<Record<string, Mail>> => {
      const all = await distributions.readMails(ref.offerId, distributionId);
      return Object.fromEntries(all.map(({ value }) => [value.contact.email, value]));
    },
  };
}
