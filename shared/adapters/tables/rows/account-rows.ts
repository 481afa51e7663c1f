import * as z from "zod/mini";

import type { CredentialOwner, FrontlineRequest } from "../../../application/ports/stores.ts";
import { rowKind } from "../row-kind.ts";
import { incident, sealedCredentials, text, integer } from "./parts.ts";

export const accountLinkKind = rowKind<{ readonly offerId: string }>()(
  z.strictObject({ offerId: text }),
);

export const frontlineKind = rowKind<FrontlineRequest>()(
  z.strictObject({ incident: z.strictObject(incident) }),
);

export const ownerKind = rowKind<CredentialOwner>()(
  z.strictObject({ offerId: text, sealed: sealedCredentials }),
);

/** The times of failed attempts, in ms since 1970. */
export const attemptsKind = rowKind<readonly number[]>()(z.array(integer));
