/** Where a stored row is. */
export interface RowPlace {
  readonly table: string;
  readonly partition: string;
  readonly row: string;
}

/**
 * A stored row that this version of the service cannot read. It is a fault: nobody may decide
 * anything on a guess. The message names the row and none of its values.
 */
export class UnreadableRow extends Error {
  readonly place: RowPlace;

  constructor(place: RowPlace, problem: string) {
    super(`Table ${place.table}, partition ${place.partition}, row ${place.row}: ${problem}`);
    this.name = "UnreadableRow";
    this.place = place;
  }
}

/** A row that the service has not written: its MAC is missing or wrong. */
export class TamperedRow extends UnreadableRow {
  readonly problem: string;

  constructor(place: RowPlace, problem: string) {
    super(place, problem);
    this.problem = problem;
    this.name = "TamperedRow";
  }
}

/** A stored row that a later version of the service wrote. */
export class UnsupportedRowVersion extends UnreadableRow {
  readonly found: number;
  /** The newest version that can be read. */
  readonly newest: number;

  constructor(place: RowPlace, found: number, newest: number) {
    super(place, `its schema version is ${found}; the newest supported version is ${newest}`);
    this.name = "UnsupportedRowVersion";
    this.found = found;
    this.newest = newest;
  }
}
