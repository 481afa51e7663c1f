/** What an erasure has changed, by where it was. A second run over the same rows counts nothing. */
export interface ErasedCounts {
  readonly incidents: number;
  readonly frontlineRequests: number;
  readonly links: number;
  readonly events: number;
  readonly replacements: number;
  /** Distributions that the person had requested, or was a recipient of. */
  readonly distributions: number;
  /** Entries of the send log. */
  readonly mails: number;
  readonly contacts: number;
  readonly consultations: number;
  /** Contracts with a row that cannot be read. Nothing was erased in them. */
  readonly unreadable: number;
}

export const noneErased: ErasedCounts = {
  incidents: 0,
  frontlineRequests: 0,
  links: 0,
  events: 0,
  replacements: 0,
  distributions: 0,
  mails: 0,
  contacts: 0,
  consultations: 0,
  unreadable: 0,
};

export const addErased = (a: ErasedCounts, b: ErasedCounts): ErasedCounts => ({
  incidents: a.incidents + b.incidents,
  frontlineRequests: a.frontlineRequests + b.frontlineRequests,
  links: a.links + b.links,
  events: a.events + b.events,
  replacements: a.replacements + b.replacements,
  distributions: a.distributions + b.distributions,
  mails: a.mails + b.mails,
  contacts: a.contacts + b.contacts,
  consultations: a.consultations + b.consultations,
  unreadable: a.unreadable + b.unreadable,
});

/** The number of erased rows. */
export const totalErased = (counts: ErasedCounts): number =>
  Object.values<number>({ ...counts, unreadable: 0 }).reduce((sum, count) => sum + count, 0);
