import * as z from "zod/mini";

import type { CredentialOwner, FrontlineRequest } from "../../../application/ports/stores.ts";
import { nextVersion, rowKind } from "../row-kind.ts";
import {
  closedInVersion1,
  incident1,
  incident2,
  sealedCredentials,
  text,
  integer,
} from "./parts.ts";
import type { NewInIncident2 } from "./parts.ts";

export const accountLinkKind = rowKind<{ readonly offerId: string }>()(
  z.strictObject({ offerId: text }),
);

interface FrontlineRequest1 {
  readonly incident: Omit<FrontlineRequest["incident"], NewInIncident2>;
}

export const frontlineKind = nextVersion<FrontlineRequest>()(
  rowKind<FrontlineRequest1>()(z.strictObject({ incident: z.strictObject(incident1) })),
  z.strictObject({ incident: z.strictObject(incident2) }),
  ({ incident }) => ({ incident: { ...incident, ...closedInVersion1(incident) } }),
);

export const ownerKind = rowKind<CredentialOwner>()(
  z.strictObject({ offerId: text, sealed: sealedCredentials }),
);

/** The times of failed attempts, in ms since 1970. */
export const attemptsKind = rowKind<readonly number[]>()(z.array(integer));
