/** A closed incident whose refund waits for a decision (A7). */
export interface RefundReview {
  readonly incidentId: string;
  readonly closedAt: string;
}

/**
 * The refunds that wait for a decision, oldest first: an index. The incident's row is the truth.
 *
 * An item is added before the closing is written, so every waiting refund is in the index. An item
 * whose incident is not waiting is left over, and readers remove it.
 */
export interface RefundReviewIndex {
  /** Adds an item. Adding it again changes nothing. */
  readonly add: (review: RefundReview) => Promise<void>;
  readonly remove: (review: RefundReview) => Promise<void>;
  /** At most `limit` items that come after `after`, oldest first. */
  readonly list: (after: RefundReview | null, limit: number) => Promise<RefundReview[]>;
}
