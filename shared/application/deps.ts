import type { NoticeSettings } from "../domain/notice.ts";
import type { ProductCatalogue } from "../domain/product.ts";
import type { Rules } from "../domain/rules.ts";
import type { CatalogueInForce } from "./catalogue/catalogue-in-force.ts";
import type { Committer } from "./commit/committer.ts";
import type { AnchorMails } from "./ports/anchor-mails.ts";
import type { CatalogueReader, CatalogueStore } from "./ports/catalogue-store.ts";
import type { Clock } from "./ports/clock.ts";
import type { ContractStore } from "./ports/contract-store.ts";
import type { BackupStore, BackupWriter } from "./ports/backups.ts";
import type { ErasureStore } from "./ports/erasures.ts";
import type { PersonalData } from "./ports/personal-data.ts";
import type { DistributionStore } from "./ports/distribution-store.ts";
import type { MailQuota } from "./ports/mail-quota.ts";
import type { RefundReviewIndex } from "./ports/refund-reviews.ts";
import type { SendRateLimiter } from "./ports/send-rate-limiter.ts";
import type { Letters, Mailer } from "./ports/mailer.ts";
import type { MovableClock } from "./ports/movable-clock.ts";
import type {
  AuditStore,
  ReconciliationStore,
  RunSchedule,
  ScheduleStore,
  SweepStore,
} from "./ports/operations.ts";
import type { AccountStore, AttemptStore, CredentialIndex, PartnerStore } from "./ports/stores.ts";
import type { Telemetry } from "./ports/telemetry.ts";
import type { Vault } from "./ports/vault.ts";
import type { Workflows } from "./ports/workflows.ts";

/** What use cases are made of. Each takes the few that it needs. */
export interface Deps {
  readonly rules: Rules;
  readonly clock: Clock;
  readonly catalogue: ProductCatalogue;
  /** The same catalogue, to read it anew and to replace it. */
  readonly catalogueInForce: CatalogueInForce;
  readonly catalogueStore: CatalogueStore;
  readonly readCatalogue: CatalogueReader;
  /** Names of the ISV technical consultations that can be requested (F144). */
  readonly consultations: readonly string[];
  /** The consultation that a text names, whatever its case and blanks. */
  readonly findConsultation: (text: string) => string | undefined;
  readonly contracts: ContractStore;
  readonly committer: Committer;
  readonly partners: PartnerStore;
  readonly accounts: AccountStore;
  readonly credentials: CredentialIndex;
  readonly attempts: AttemptStore;
  readonly vault: Vault;
  readonly distributions: DistributionStore;
  readonly schedule: ScheduleStore;
  readonly workflows: Workflows;
  readonly mailer: Mailer;
  readonly letters: Letters;
  readonly rateLimiter: SendRateLimiter;
  readonly mailQuota: MailQuota;
  /** A new UUID for a send of a mail. */
  readonly newOperationId: () => string;
  readonly notices: NoticeSettings;
  readonly telemetry: Telemetry;
  /** The machine's own clock, in ms: for limits that do not move with the domain's time. */
  readonly realNowMs: () => number;
  readonly refundReviews: RefundReviewIndex;
  readonly sweeps: SweepStore;
  readonly reconciliations: ReconciliationStore;
  readonly audit: AuditStore;
  readonly backups: BackupStore;
  /** Null where backups are off. */
  readonly backupWriter: BackupWriter | null;
  /** Null where nobody gets e-mails about backups. */
  readonly anchorMails: AnchorMails | null;
  readonly erasures: ErasureStore;
  readonly personalData: PersonalData;
  /** When the renewal timer should have run. */
  readonly runSchedule: RunSchedule;
  /** The clock where operators may move it; null where they may not. */
  readonly movableClock: MovableClock | null;
  /** Something that no other process makes at the same time: digits and small letters. */
  readonly newSuffix: () => string;
}
