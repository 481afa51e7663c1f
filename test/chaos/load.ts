import type { Caller, Request, Told } from "./caller.ts";
import { commandOf } from "./record.ts";
import type { Case, Command, Letter, Memory } from "./record.ts";
import { adjustment, cancellation, newPartner, purchase, renewal } from "./orders.ts";
import type { Random } from "./random.ts";
import { account, admin, azure, daysAgo, servicesHub, tenantOf, today } from "./scene.ts";
import type { Plan } from "./scene.ts";

/** One of many clients: sends requests, remembers the answers, and repeats requests without an answer. */
export class Client {
  readonly #caller: Caller;
  readonly #random: Random;
  readonly #memory: Memory;
  readonly #plans: readonly Plan[];
  readonly #name: string;
  #keys = 0;

  constructor(
    caller: Caller,
    random: Random,
    memory: Memory,
    plans: readonly Plan[],
    name: string,
  ) {
    this.#caller = caller;
    this.#random = random;
    this.#memory = memory;
    this.#plans = plans;
    this.#name = name;
  }

  async run(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      await this.#act();
      await new Promise((resolve) => setTimeout(resolve, this.#random.whole(0, 30)));
    }
  }

  async #act(): Promise<void> {
    const dice = this.#random.next();
    if (dice < 0.5) await this.#open(this.#newCase());
    else if (dice < 0.62) await this.#withAny((known) => this.#open(known));
    else if (dice < 0.79) await this.#withAny((known) => this.#resolve(known, "close"));
    else if (dice < 0.85) await this.#withAny((known) => this.#resolve(known, "correct"));
    else if (dice < 0.92) await this.#withAny((known) => this.#decide(known));
    else if (dice < 0.95) await this.#mail();
    else if (dice < 0.97) await this.#renew();
    else if (dice < 0.98) await this.#adjust();
    else if (dice < 0.99) await this.#cross();
    else await this.#buyAndCancel();
  }

  #newKey(): string {
    return `${this.#name}-${(this.#keys += 1)}`;
  }

  #newCase(): Case {
    const { offerId } = this.#random.of(this.#plans);
    return this.#memory.case(offerId, this.#newKey());
  }

  /** Usually one of the latest cases, of this client or another. */
  async #withAny(act: (known: Case) => Promise<void>): Promise<void> {
    const latest = [...this.#memory.cases.values()].slice(-60);
    if (latest.length > 0) await act(this.#random.of(latest));
  }

  /** Content derived from the key, so that a repeat has the same content. */
  #request({ key, offerId }: Case): Request {
    const plan = this.#plans.find((each) => each.offerId === offerId);
    const odd = Number(key.split("-")[1]) % 2 === 1;
    const onPremises = Number(key.split("-")[1]) % 5 === 0 && plan?.kinds.length === 2;
    return {
      method: "POST",
      path: "/api/incidents",
      as: onPremises ? servicesHub : azure,
      key,
      body: {
        account,
        planId: offerId,
        kind: onPremises ? "PartnerOnPremisesSupport" : "PartnerCloudSupport",
        product: onPremises ? "WindowsServer" : "AzureVirtualMachines",
        version: onPremises ? "2025" : null,
        requestType: odd ? "Billing" : "Technical",
        title: `Case ${key}`,
        channel: "Portal",
        resourceTenantId: onPremises ? null : (plan?.tenantId ?? null),
        customer: null,
      },
    };
  }

  async #send(what: string, request: Request): Promise<Told> {
    const told = await this.#caller.send(request);
    this.#memory.count(`${what} ${told.verdict}`);
    const { code, saysWhen, status, verdict } = told;
    if (status === 401) {
      this.#memory.count("(401 for a key that the host does not know yet)");
      if (verdict !== "busy") this.#memory.findings.push(`${what}: a known token was refused`);
    }
    if (code === "BUSY" && !saysWhen) this.#memory.findings.push(`${what}: BUSY, but not how long`);
    return told;
  }

  async #open(found: Case): Promise<void> {
    const request = this.#request(found);
    const told = await this.#send("open", request);
    this.#memory.opened(found, told);
    if (told.verdict === "lost" && this.#random.chance(0.8)) {
      await new Promise((resolve) => setTimeout(resolve, this.#random.whole(20, 300)));
      return this.#open(found);
    }
    if (told.verdict !== "accepted" || !this.#random.chance(0.15)) return;
    const path = `/api/incidents/${found.incidentId ?? ""}`;
    const read = await this.#send("read", { method: "GET", path, as: request.as });
    if (read.verdict === "refused") {
      this.#memory.findings.push(`${found.key}: acknowledged, and then ${read.code}`);
    }
  }

  /** Closes an incident, or corrects its closure. */
  async #resolve(found: Case, what: "close" | "correct"): Promise<void> {
    if (found.incidentId === null) return;
    const resolution = this.#random.of(["Resolved", "Duplicate", "Bug", "Withdrawn"]);
    const { as } = this.#request(found);
    const path = `/api/incidents/${found.incidentId}/closure`;
    const method = what === "close" ? "POST" : "PUT";
    const told = await this.#send(what, { method, path, as, body: { resolution } });
    const attempts = what === "close" ? found.closed : found.corrected;
    attempts.push({ content: resolution, verdict: told.verdict, code: told.code });
  }

  async #decide(found: Case): Promise<void> {
    if (found.incidentId === null) return;
    const decision = this.#random.of(["Approved", "Denied"]);
    const { as } = this.#request(found);
    const path = `/api/incidents/${found.incidentId}/refund`;
    const told = await this.#send("decide", { method: "POST", path, as, body: { decision } });
    found.decided.push({ content: decision, verdict: told.verdict, code: told.code });
  }

  async #renew(): Promise<void> {
    const { offerId, partnerId } = this.#random.of(this.#plans);
    const command = commandOf("renewal", partnerId, offerId);
    this.#memory.commands.push(command);
    await this.#insist(command, renewal(partnerId, offerId, today(), this.#newKey()));
  }

  async #adjust(): Promise<void> {
    const { offerId, partnerId } = this.#random.of(this.#plans);
    const key = this.#newKey();
    const command = { ...commandOf("adjustment", partnerId, offerId), key };
    this.#memory.commands.push(command);
    await this.#insist(command, adjustment(offerId, this.#random.of([5, -1]), key));
  }

  /** A new partner whose offer expired five days ago. It is renewed late, and bought again meanwhile. */
  async #cross(): Promise<void> {
    const partnerId = await this.#newPartner();
    if (partnerId === null) return;
    const expired = commandOf("purchase", partnerId, null);
    await this.#insist(expired, purchase(partnerId, "SPD_SERVICES", daysAgo(400), this.#newKey()));
    if (!expired.answer) return;
    const offerId = String(expired.answer["offerId"]);
    const renewed = commandOf("renewal", partnerId, offerId);
    const bought = commandOf("purchase", partnerId, null);
    this.#memory.crossings.push({ renewed, bought });
    await Promise.all([
      this.#insist(renewed, renewal(partnerId, offerId, daysAgo(20), this.#newKey())),
      this.#insist(bought, purchase(partnerId, "SPD_SERVICES", today(), this.#newKey())),
    ]);
  }

  /** Null if it is not known whether the partner exists. */
  async #newPartner(): Promise<string | null> {
    const number = 1_000_000 + this.#random.whole(0, 1_000_000_000);
    const partnerId = `partner-${number}`;
    const put = await this.#send("partner", newPartner(partnerId, tenantOf(number)));
    return put.verdict === "accepted" ? partnerId : null;
  }

  /** Sends the IDs to a new address. Repeats the request until there is an answer, and sometimes after it. */
  async #mail(): Promise<void> {
    const plan = this.#random.of(this.#plans);
    const key = this.#newKey();
    const address = `${key}@fabrikam.example`;
    const letter: Letter = { plan, address, verdicts: [], distributionId: null };
    this.#memory.letters.push(letter);
    const request: Request = {
      method: "POST",
      path: `/api/partners/${plan.partnerId}/offers/${plan.offerId}/distributions`,
      as: admin(plan.tenantId),
      key,
      body: { recipients: [{ email: address }] },
    };
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const told = await this.#send("mail", request);
      this.#memory.mailed(letter, told);
      if (told.verdict === "refused") return;
      if (told.verdict === "accepted" && this.#random.chance(0.7)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** A new partner with an offer, which is sometimes cancelled. */
  async #buyAndCancel(): Promise<void> {
    const partnerId = await this.#newPartner();
    if (partnerId === null) return;
    const bought = commandOf("purchase", partnerId, null);
    this.#memory.commands.push(bought);
    await this.#insist(bought, purchase(partnerId, "CORE", today(), this.#newKey()));
    if (!bought.answer || this.#random.chance(0.5)) return;
    const offerId = String(bought.answer["offerId"]);
    const command = commandOf("cancellation", partnerId, offerId);
    this.#memory.commands.push(command);
    await this.#insist(command, cancellation(partnerId, offerId));
  }

  /** Repeats a request a few times until its outcome is known. */
  async #insist(command: Command, request: Request): Promise<void> {
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const told = await this.#send(command.what, request);
      command.verdicts.push(told.verdict);
      if (told.verdict === "accepted") command.answer = told.body;
      if (told.verdict === "accepted" || told.verdict === "refused") return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
