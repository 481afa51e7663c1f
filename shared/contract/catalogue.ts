import * as z from "zod";

import { benefitKinds, offerTypes, portals } from "../domain/vocabulary.ts";
import type { View } from "./basics.ts";
import { date, kindInput, text } from "./basics.ts";
import { day } from "./plan.ts";

const grant = z.strictObject({
  kind: z.enum(benefitKinds),
  name: z.string(),
  granted: z.int().nullable().meta({ description: "Incidents per term; null if unlimited." }),
  unlimited: z.boolean(),
  from: day
    .nullable()
    .meta({ description: "For terms whose quantity is decided on or after this day." }),
  until: day
    .nullable()
    .meta({ description: "For terms whose quantity is decided on or before this day." }),
});

export const catalogueOffers = z
  .strictObject({
    items: z.array(
      z.strictObject({
        offerType: z.enum(offerTypes),
        name: z.string(),
        retiredFrom: day
          .nullable()
          .meta({ description: "From this day, the offer cannot be bought or renewed." }),
        benefits: z.array(grant),
      }),
    ),
    cursor: z.string().nullable(),
  })
  .meta({ id: "CatalogueOffers" });

const version = z.strictObject({
  version: z.string(),
  policy: z.enum(["Fixed", "Modern"]),
  released: day.nullable(),
  mainstreamEnd: day.nullable(),
  retired: day.nullable(),
});

const product = z.strictObject({
  id: z.string(),
  name: z.string(),
  area: z.enum(["cloud", "on-premises"]),
  portal: z
    .enum(portals)
    .nullable()
    .meta({ description: "The portal in which requests for the product are created." }),
  versions: z.array(version).meta({ description: "Newest first; empty for cloud products." }),
});

export const catalogueProducts = z
  .strictObject({
    asOf: day.meta({ description: "The day for which the lifecycle data is correct." }),
    items: z.array(product),
    cursor: z.string().nullable(),
  })
  .meta({ id: "CatalogueProducts" });

export const eligibilityQuery = z.strictObject({
  kind: kindInput,
  product: text(100),
  version: text(100).optional(),
  on: date.optional(),
});

export const eligibilityView = z
  .strictObject({
    eligible: z.boolean(),
    code: z.string().optional(),
    reason: z.string().optional(),
    detail: z.string().optional().meta({
      description:
        "For a product or version that is not known: what it counts as, and the nearest known names or the known versions.",
    }),
    rank: z.enum(["N", "N-1", "older", "not-released"]).optional(),
    mainstreamEnd: day.nullable().optional(),
  })
  .meta({ id: "Eligibility" });

export type EligibilityView = View<typeof eligibilityView>;
export type CatalogueOffersView = View<typeof catalogueOffers>;
export type CatalogueProductsView = View<typeof catalogueProducts>;
