import type { Contract, Line, Opening, Renewal } from "./contract.ts";
import type { Chain } from "./ledger.ts";
import { nextChain } from "./ledger.ts";

/** A5: with new IDs, the pair is replaced and no line is activated; otherwise both are kept. */
export function carriedOver(before: Contract, renewal: Renewal) {
  const notActivated = { state: "NotActivated" } as const;
  return renewal.issueNewIds
    ? {
        // A39: not the version after the current one, which a renewal that was taken back had.
        credentialVersion: before.latestCredentialVersion + 1,
        credentials: null,
        activationOf: () => notActivated,
      }
    : {
        credentialVersion: before.credentialVersion,
        credentials: before.credentials,
        activationOf: (kind: Line["kind"]) =>
          before.lines.find((line) => line.kind === kind)?.activation ?? notActivated,
      };
}

/** A39: what is needed to take the renewal back. `version` is the one that it gives the pair. */
export const openingBy = (
  renewal: Renewal,
  before: Contract,
  version: number,
  seq: number,
): Opening => ({
  renewedOn: renewal.renewedOn,
  seq,
  replaced: renewal.issueNewIds
    ? {
        credentialVersion: before.credentialVersion,
        credentials: before.credentials,
        activations: before.lines.map(({ activation, kind }) => ({ kind, activation })),
        by: version,
      }
    : null,
});

/** A39: a term that opens again continues its chain, so that no entry is ever replaced. */
export const chainOfNext = ({ chain, takenBack }: Contract): Chain =>
  takenBack?.term === chain.term + 1 && takenBack.chain ? takenBack.chain : nextChain(chain);
