/** What a sweep has done. `due`: anniversaries and ends of terms that have come; notices count apart. */
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
