import * as z from "zod/mini";

import type { RowOf } from "../../../application/ports/contract-store.ts";
import { offerEventTypes } from "../../../domain/offer-event.ts";
import { nextVersion, rowKind } from "../row-kind.ts";
import { account, cause, integer, nullable, portal, text } from "./parts.ts";

const linked = { account, credentialVersion: integer, linkedAt: text, portal };

/** Version 1: without the time of an unlink. */
interface LinkRow1 {
  readonly type: "link";
  readonly link: Omit<RowOf<"link">["link"], "unlinkedAt">;
}

export const linkRow = nextVersion<RowOf<"link">>()(
  rowKind<LinkRow1>()(z.strictObject({ type: z.literal("link"), link: z.strictObject(linked) })),
  z.strictObject({
    type: z.literal("link"),
    link: z.strictObject({ ...linked, unlinkedAt: nullable(text) }),
  }),
  ({ link, type }) => ({ type, link: { ...link, unlinkedAt: null } }),
);

export const eventRow = rowKind<RowOf<"event">>()(
  z.strictObject({
    type: z.literal("event"),
    event: z.strictObject({
      ...cause,
      type: z.enum(offerEventTypes),
      account: nullable(account),
      detail: text,
    }),
  }),
);
