import { benefitKinds } from "../../shared/domain/vocabulary.ts";
import type { BenefitKind, OfferType } from "../../shared/domain/vocabulary.ts";

/** A model of the rules, written from the published facts. It shares no code with the domain. */

const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const plusDays = (date: string, days: number): string => iso(Date.parse(date) + days * 86_400_000);
const laterOf = (a: string, b: string): string => (a > b ? a : b);

function anniversary(anchor: string, years: number): string {
  const [year = 0, month = 0, day = 0] = anchor.split("-").map(Number);
  const lastOfMonth = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return iso(Date.UTC(year + years, month - 1, Math.min(day, lastOfMonth)));
}

/** Cloud and on-premises incidents of a term. Null means unlimited, undefined not included. */
const table: Partial<
  Record<OfferType, readonly [cloud?: number | null | undefined, onPremises?: number]>
> = {
  CORE: [2],
  EXPANDED: [5],
  LEGACY_GOLD: [null, 20],
  ACTION_PACK: [undefined, 10],
};
const granted = (type: OfferType, kind: BenefitKind, deciding: string) => {
  const spd = [deciding < "2025-06-23" ? null : 50, 20] as const;
  return (type.startsWith("SPD") ? spd : table[type])?.[kind === "PartnerCloudSupport" ? 0 : 1];
};

interface Case {
  readonly term: number;
  readonly kind: BenefitKind;
  readonly technical: boolean;
  closed: string | null;
  closedOn: string;
  resolution: string | null;
  corrected: boolean;
  state: string;
}

interface Imported {
  readonly daysAfter: readonly number[];
  readonly used: number;
  readonly active: readonly BenefitKind[];
}

/** What a renewal changed, to restore it when the renewal is taken back. */
interface Opened {
  readonly on: string;
  readonly deciding: string;
  /** Null: the renewal kept the IDs. */
  readonly ids: {
    readonly version: number;
    readonly active: ReadonlySet<BenefitKind>;
    /** The version that came with the renewal. */
    readonly by: number;
  } | null;
}

/** Each action returns whether it is allowed, and takes effect only then. */
export class Model {
  readonly type: OfferType;
  readonly anchor: string;
  term = 1;
  deciding: string;
  renewal: { readonly on: string; readonly newIds: boolean } | null = null;
  active = new Set<BenefitKind>();
  version = 0;
  latest = 0;
  opened: Opened | null = null;
  takenBack = 0;
  linked = new Set<number>();
  everLinked = false;
  /** How often the pair was replaced in this term. */
  replaced = 0;
  cancelled = false;
  /** The cloud incidents that were used before the offer was imported, in this term. */
  before = { term: 0, used: 0 };
  readonly cases: Case[] = [];
  /** The deciding date of each term, and what operators added to its incidents of a kind. */
  readonly #decided = new Map<number, string>();
  readonly #adjusted = new Map<string, number>();

  constructor(type: OfferType, anchor: string) {
    this.type = type;
    this.anchor = anchor;
    this.deciding = anchor;
    this.#decided.set(1, anchor);
  }

  start = () => anniversary(this.anchor, this.term - 1);
  anniversary = () => anniversary(this.anchor, this.term);
  end = () => plusDays(this.anniversary(), 30);
  over = (today: string) => this.cancelled || today > this.end();
  granted = (kind: BenefitKind) => {
    const grant = granted(this.type, kind, this.deciding);
    return typeof grant === "number" ? grant + (this.adjusted(kind) ?? 0) : grant;
  };
  adjusted = (kind: BenefitKind) => this.#adjusted.get(`${this.term} ${kind}`);
  used = (kind: BenefitKind) =>
    (kind === "PartnerCloudSupport" && this.before.term === this.term ? this.before.used : 0) +
    this.cases.filter((c) => c.term === this.term && c.kind === kind && c.state !== "Refunded")
      .length;

  state(today: string): string {
    if (this.over(today)) return this.cancelled ? "Cancelled" : "Expired";
    return today < this.anniversary() ? "Active" : "InRenewalWindow";
  }
  remaining(kind: BenefitKind, today: string): number | null {
    const grant = this.granted(kind) ?? null;
    return grant === null ? null : this.over(today) ? 0 : grant - this.used(kind);
  }
  passTo(today: string): void {
    if (!this.renewal || this.cancelled) return;
    const effective = laterOf(this.renewal.on, this.anniversary());
    if (today < effective) return;
    const { newIds, on } = this.renewal;
    const ids = newIds ? { version: this.version, active: this.active, by: this.latest + 1 } : null;
    this.opened = { on, deciding: this.deciding, ids };
    if (ids) {
      this.active = new Set();
      this.version = this.latest = ids.by;
    }
    this.replaced = 0;
    this.term += 1;
    this.deciding = effective;
    this.#decided.set(this.term, effective);
    this.renewal = null;
    this.takenBack = 0;
  }
  renew(on: string, newIds: boolean, today: string): boolean {
    const legacy = /^LEGACY|^ACTION/.test(this.type);
    const retired = legacy && laterOf(on, this.anniversary()) >= "2025-01-22";
    const again = this.renewal !== null || (this.term > 1 && on <= plusDays(this.start(), 30));
    const tellable = !this.cancelled && today <= plusDays(this.end(), 30);
    const inTime = on >= this.start() && on <= this.end() && tellable;
    if (retired || again || !inTime) return false;
    this.renewal = { on, newIds };
    return true;
  }
  takeBack(number: number, today: string): boolean {
    if (number === this.term + 1) {
      const known = this.renewal !== null || this.takenBack === number;
      this.renewal = null;
      if (known) this.takenBack = number;
      return known;
    }
    const { opened } = this;
    const adjusted = benefitKinds.some((kind) => this.adjusted(kind) !== undefined);
    const used = adjusted || this.cases.some((c) => c.term === this.term);
    const reversible = number === this.term && opened && today <= plusDays(opened.on, 30);
    if (!reversible || used || this.renewal) return false;
    this.term -= 1;
    this.deciding = opened.deciding;
    this.#restoreIds(opened);
    this.opened = null;
    this.takenBack = number;
    return true;
  }
  /** The pair of the renewal may have been replaced since. Then the newest one stays. */
  #restoreIds({ ids }: Opened): void {
    if (!ids) return;
    const isLast = ids.by === this.version;
    this.active = new Set(isLast ? ids.active : [...ids.active, ...this.active]);
    if (isLast) this.version = ids.version;
  }
  /** The history that is imported: the renewals that were possible, and what was used and active. */
  import(daysAfter: readonly number[], used: number, active: readonly BenefitKind[]) {
    const renewals: { readonly renewedOn: string }[] = [];
    for (const days of daysAfter) {
      const renewedOn = plusDays(this.anniversary(), days);
      if (!this.renew(renewedOn, false, renewedOn)) break;
      renewals.push({ renewedOn });
      this.passTo(renewedOn);
    }
    // The terms before have no record.
    this.#decided.clear();
    this.#decided.set(this.term, this.deciding);
    this.opened = null;
    const kind: BenefitKind = "PartnerCloudSupport";
    const cloud = this.granted(kind);
    if (cloud !== undefined) this.before = { term: this.term, used: Math.min(cloud ?? used, used) };
    this.active = new Set(active.filter((kind) => this.granted(kind) !== undefined));
    return {
      renewals,
      used: this.before.used > 0 ? [{ kind, used: this.before.used }] : [],
      activated: [...this.active],
    };
  }
  /** What is imported with the purchase, and the day; nothing on the day of a purchase without a history. */
  pastOf(imported: Imported | null) {
    if (!imported) return { importedOn: this.anchor };
    const history = this.import(imported.daysAfter, imported.used, imported.active);
    return { history, importedOn: history.renewals.at(-1)?.renewedOn ?? this.anchor };
  }
  cancel(today: string): boolean {
    const unused = this.cases.length === 0 && this.before.used === 0;
    this.cancelled ||= today <= plusDays(this.anchor, 30) && unused;
    if (this.cancelled) this.renewal = null;
    return this.cancelled;
  }
  activate(kind: BenefitKind, today: string): boolean {
    if (this.granted(kind) === undefined || this.cancelled) return false;
    if (this.over(today)) return this.active.has(kind);
    this.active.add(kind);
    return true;
  }
  link(today: string): boolean {
    if (this.linked.has(this.version) || this.over(today) || this.active.size === 0) return false;
    this.linked.add(this.version);
    this.everLinked = true;
    return true;
  }
  unlink(): boolean {
    this.linked.clear();
    return this.everLinked;
  }
  replace(today: string): boolean {
    if (this.over(today) || this.active.size === 0 || this.replaced === 5) return false;
    this.replaced += 1;
    this.version = this.latest += 1;
    return true;
  }
  consume(kind: BenefitKind, technical: boolean, today: string): boolean {
    const usable = this.linked.has(this.version) && !this.over(today) && this.active.has(kind);
    if (!usable || this.remaining(kind, today) === 0) return false;
    this.cases.push({
      ...{ term: this.term, kind, technical, state: "Open" },
      ...{ closed: null, closedOn: "", resolution: null, corrected: false },
    });
    return true;
  }
  close(found: Case, resolution: string, decision: string | null, today: string): boolean {
    const content = `${resolution} ${decision ?? ""}`;
    if (found.closed !== null) return found.closed === content;
    const mistaken = resolution === "Duplicate" || resolution === "Bug";
    const reviewed = !found.technical && found.kind === "PartnerCloudSupport";
    if (decision === (mistaken ? "Denied" : "Approved") && (mistaken || !reviewed)) return false;
    found.closed = content;
    found.closedOn = today;
    found.resolution = resolution;
    const decided = decision === "Approved" ? "Refunded" : "RefundDenied";
    if (mistaken) found.state = "Refunded";
    else if (reviewed) found.state = decision === null ? "RefundReview" : decided;
    else found.state = "Closed";
    return true;
  }
  correct(found: Case, resolution: string, today: string): boolean {
    if (found.resolution === resolution) return true;
    const late = today > plusDays(found.closedOn || today, 30);
    if (found.closed === null || found.corrected || found.state === "Refunded" || late)
      return false;
    found.corrected = true;
    found.resolution = resolution;
    if (resolution === "Duplicate" || resolution === "Bug") found.state = "Refunded";
    return true;
  }
  adjust(kind: BenefitKind, delta: number, term: number, today: string): boolean {
    if (term > this.term || !this.#decided.has(term)) return false;
    const grant = granted(this.type, kind, this.#decided.get(term) ?? "") ?? null;
    const remaining = term === this.term ? (this.remaining(kind, today) ?? 0) : 0;
    if (grant === null || remaining + delta < 0) return false;
    const key = `${term} ${kind}`;
    this.#adjusted.set(key, (this.#adjusted.get(key) ?? 0) + delta);
    return true;
  }
  decide(found: Case, decision: string): boolean {
    if (found.state !== "RefundReview") return false;
    found.state = decision === "Approved" ? "Refunded" : "RefundDenied";
    return true;
  }
}
