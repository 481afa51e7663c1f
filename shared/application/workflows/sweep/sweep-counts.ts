/** What a sweep did. `due`: handled anniversaries and ends of terms; `notices` are counted separately. */
export interface Counts {
  readonly due: number;
  readonly renewed: number;
  readonly expired: number;
  readonly lapsed: number;
  readonly notices: number;
  readonly failed: number;
}

export const noCounts: Counts = {
  due: 0,
  renewed: 0,
  expired: 0,
  lapsed: 0,
  notices: 0,
  failed: 0,
};

export const addCounts = (a: Counts, b: Counts): Counts => ({
  due: a.due + b.due,
  renewed: a.renewed + b.renewed,
  expired: a.expired + b.expired,
  lapsed: a.lapsed + b.lapsed,
  notices: a.notices + b.notices,
  failed: a.failed + b.failed,
});
