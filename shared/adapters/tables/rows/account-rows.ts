import * as z from "zod/mini";

import type { CredentialOwner, FrontlineRequest } from "../../../application/ports/stores.ts";
import { rowKind } from "../row-kind.ts";
import { incident, sealedCredentials, text, whole } from "./parts.ts";

export const accountLinkKind = rowKind<{ readonly offerId: string }>()(
  z.strictObject({ offerId: text }),
);

export const frontlineKind = rowKind<FrontlineRequest>()(
  z.strictObject({ incident: z.strictObject(incident) }),
);

export const ownerKind = rowKind<CredentialOwner>()(
  z.strictObject({ offerId: text, sealed: sealedCredentials }),
);

/** Instants of failures, in ms. */
export const attemptsKind = rowKind<readonly number[]>()(z.array(whole));
