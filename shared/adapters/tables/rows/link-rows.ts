import * as z from "zod/mini";

import type { RowOf } from "../../../application/ports/contract-store.ts";
import { offerEventTypes } from "../../../domain/offer-event.ts";
import type { OfferEvent, OfferEventType } from "../../../domain/offer-event.ts";
import { nextVersion, rowKind, sealedVersion } from "../row-kind.ts";
import { account, cause, integer, nullable, portal, text } from "./parts.ts";

const linked = { account, credentialVersion: integer, linkedAt: text, portal };

/** Version 3: without the versions that were linked before. */
interface LinkRow3 {
  readonly type: "link";
  readonly link: Omit<RowOf<"link">["link"], "earlierVersions">;
}

/** Version 1: also without the time of an unlink. */
interface LinkRow1 {
  readonly type: "link";
  readonly link: Omit<LinkRow3["link"], "unlinkedAt">;
}

const linked2 = { ...linked, unlinkedAt: nullable(text) };

const linkRow2 = nextVersion<LinkRow3>()(
  rowKind<LinkRow1>()(z.strictObject({ type: z.literal("link"), link: z.strictObject(linked) })),
  z.strictObject({ type: z.literal("link"), link: z.strictObject(linked2) }),
  ({ link, type }) => ({ type, link: { ...link, unlinkedAt: null } }),
);

/** Version 3 has a MAC. */
const linkRow3 = sealedVersion(linkRow2);

export const linkRow = nextVersion<RowOf<"link">>()(
  linkRow3,
  z.strictObject({
    type: z.literal("link"),
    link: z.strictObject({ ...linked2, earlierVersions: z.array(integer) }),
  }),
  ({ link, type }) => ({ type, link: { ...link, earlierVersions: [] } }),
);

/** Version 1: without corrected closures and recipients who were added to an activation's mails. */
interface EventRow1 {
  readonly type: "event";
  readonly event: Omit<OfferEvent, "type"> & {
    readonly type: Exclude<OfferEventType, "ClosureCorrected" | "RecipientsAdded">;
  };
}

const event = { ...cause, account: nullable(account), detail: text };

export const eventRow = nextVersion<RowOf<"event">>()(
  rowKind<EventRow1>()(
    z.strictObject({
      type: z.literal("event"),
      event: z.strictObject({
        ...event,
        type: z.enum([
          "ActivationRequested",
          "AccountLinked",
          "AccountUnlinked",
          "OfferRenewed",
          "RenewalReversed",
          "OfferCancelled",
        ]),
      }),
    }),
  ),
  z.strictObject({
    type: z.literal("event"),
    event: z.strictObject({ ...event, type: z.enum(offerEventTypes) }),
  }),
  (row) => row,
);
