import type { OfferType } from "../../shared/domain/vocabulary.ts";
import { cloud } from "./builders.ts";
import type { Act } from "./history.ts";
import {
  adminOf,
  azureApp,
  commerceApp,
  operatorApp,
  servicesHubApp,
} from "./service-on-tables.ts";
import type { Answered, Asked, ServiceOnTables } from "./service-on-tables.ts";

const tenantOf = (number: number): string =>
  `c0117050-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** A request and the answer that its caller got. */
export interface Exchange {
  readonly asked: Asked;
  readonly answer: Answered;
}

/** A partner with one offer. Its requests follow each other, and all are remembered. */
export class OfferOnTables {
  readonly exchanges: Exchange[] = [];
  readonly incidents: Asked["params"][] = [];
  offerId = "";
  readonly #service: ServiceOnTables;
  readonly #number: number;
  readonly #offerType: OfferType;

  constructor(service: ServiceOnTables, number: number, offerType: OfferType) {
    this.#service = service;
    this.#number = number;
    this.#offerType = offerType;
  }

  get #params(): Asked["params"] {
    return { partnerId: `partner-${this.#number}`, offerId: this.offerId };
  }

  get #account() {
    return { type: "Entra", id: `u${this.#number}` } as const;
  }

  async #ask(asked: Asked): Promise<Answered> {
    const answer = await this.#service.ask(asked);
    this.exchanges.push({ asked, answer });
    return answer;
  }

  /** A key of its own for each request of this offer. */
  get #key(): string {
    return `key-${this.exchanges.length}`;
  }

  async buy(purchasedOn: string): Promise<void> {
    const told = { name: "Contoso", cspRole: "None", isvSuccessEnrolled: false };
    const params = { partnerId: `partner-${this.#number}` };
    const tenantId = tenantOf(this.#number);
    await this.#ask({
      ...{ operation: "putPartner", as: commerceApp, params, body: { ...told, tenantId } },
    });
    const { body } = await this.#ask({
      ...{ operation: "purchaseOffer", as: commerceApp, params, key: this.#key },
      body: { offerType: this.#offerType, purchasedOn },
    });
    this.offerId = String(body["offerId"]);
  }

  /** The offer as a reader sees it now. */
  async now(): Promise<Answered["body"]> {
    const params = this.#params;
    return (await this.#service.ask({ operation: "getOffer", as: commerceApp, params })).body;
  }

  async act(command: Act, today: string): Promise<void> {
    const params = this.#params;
    const admin = adminOf(tenantOf(this.#number));
    const commerce = { as: commerceApp, params };
    const plan = { ...this.#account, planId: this.offerId };
    switch (command.do) {
      case "renew": {
        const body = { renewedOn: today, issueNewIds: command.newIds };
        await this.#ask({ operation: "renewOffer", ...commerce, key: this.#key, body });
        return;
      }
      case "takeBack": {
        const term = (await this.now())["term"] as { readonly number: number };
        const termNumber = String(term.number + command.termsAhead);
        await this.#ask({
          ...{ operation: "takeBackRenewal", as: commerceApp, params: { ...params, termNumber } },
        });
        return;
      }
      case "cancel":
        await this.#ask({ operation: "cancelOffer", ...commerce });
        return;
      case "activate": {
        const line = { ...params, kind: command.kind };
        await this.#ask({ operation: "requestActivation", as: admin, params: line, body: {} });
        return;
      }
      case "link": {
        const read = await this.#service.ask({ operation: "readCredentials", as: admin, params });
        const { accessId, contractId } = read.body;
        const body = { account: this.#account, accessId, contractId };
        await this.#ask({ operation: "linkPlan", as: azureApp, params: {}, body });
        return;
      }
      case "unlink":
        await this.#ask({ operation: "unlinkPlan", as: azureApp, params: plan });
        return;
      case "replace": {
        const body = { reason: "A technician has left." };
        const key = this.#key;
        await this.#ask({ operation: "replaceCredentials", as: admin, params, key, body });
        return;
      }
      case "consume":
        await this.#consume(command);
        return;
      case "adjust": {
        const { delta, kind } = command;
        await this.#ask({
          ...{ operation: "adjustBalance", as: operatorApp, params, key: this.#key },
          body: { kind, delta, reason: "Goodwill" },
        });
        return;
      }
      case "close":
      case "correct":
      case "decide":
        await this.#settle(command);
    }
  }

  async #consume({ kind, technical }: Extract<Act, { do: "consume" }>): Promise<void> {
    const isCloud = kind === cloud;
    const { body, status } = await this.#ask({
      operation: "openIncident",
      as: isCloud ? azureApp : servicesHubApp,
      params: {},
      key: this.#key,
      body: {
        ...{ account: this.#account, planId: this.offerId, kind },
        ...(isCloud
          ? { product: "AzureVirtualMachines", resourceTenantId: tenantOf(this.#number) }
          : { product: "WindowsServer", version: "2022" }),
        ...{ requestType: technical ? "Technical" : "Quota", title: "It does not start" },
      },
    });
    if (status === 201) this.incidents.push({ incidentId: String(body["incidentId"]) });
  }

  async #settle(command: Extract<Act, { do: "close" | "correct" | "decide" }>): Promise<void> {
    const params = this.incidents.at(-1 - command.which);
    if (!params) return;
    const { decision, resolution } = { decision: null, resolution: null, ...command };
    const [operation, body] =
      command.do === "decide"
        ? (["decideRefund", { decision }] as const)
        : command.do === "correct"
          ? (["correctClosure", { resolution }] as const)
          : (["closeIncident", { resolution, refundDecision: decision }] as const);
    await this.#ask({ operation, as: operatorApp, params, body });
  }

  /** Everything that people and portals can read about the offer. */
  get reads(): readonly Asked[] {
    const params = this.#params;
    const admin = adminOf(tenantOf(this.#number));
    const account = this.#account;
    const ofPartner = [
      ...(["getOffer", "listOffers", "listBenefits", "readCredentials", "getReplacement"] as const),
      ...(["listLinks", "listEvents", "readStatement", "readUsage", "forecast"] as const),
      "listDistributions" as const,
    ];
    return [
      ...ofPartner.map((operation) => ({ operation, as: admin, params })),
      ...(["listPlans", "listIncidents"] as const).map((operation) => ({
        ...{ operation, as: azureApp, params: account },
      })),
      ...this.incidents.map((incident) => ({
        ...{ operation: "getIncident" as const, as: operatorApp, params: incident },
      })),
    ];
  }
}
