import * as z from "zod";

import { portals } from "../domain/vocabulary.ts";
import type { View } from "./basics.ts";
import { page } from "./basics.ts";
import { day } from "./plan.ts";

/** The catalogue as operators read and replace it. shared/catalogue checks what they send. */

const aliases = z
  .array(z.string())
  .meta({ description: "Other ways to write it. Two on-premises products may share one." });

const version = z.strictObject({
  version: z.string(),
  aliases,
  policy: z.enum(["Fixed", "Modern"]),
  released: day.nullable(),
  mainstreamEnd: day.nullable(),
  retired: day.nullable().meta({ description: "The end of all support, where it is known." }),
  source: z.string(),
});

const data = {
  asOf: day.meta({ description: "The day for which the data is correct." }),
  note: z.string(),
  sources: z.record(z.string(), z.string()).optional(),
  cloud: z.array(
    z.strictObject({
      ...{ id: z.string(), name: z.string(), aliases, area: z.literal("cloud") },
      portal: z.enum(portals),
    }),
  ),
  onPremises: z.array(
    z.strictObject({
      ...{ id: z.string(), name: z.string(), aliases, area: z.literal("on-premises") },
      versions: z.array(version).meta({ description: "Newest first." }),
      generations: z
        .array(z.array(z.string()))
        .optional()
        .meta({ description: "Versions that count as one. Without it, each is its own." }),
    }),
  ),
};

const published = {
  version: z.int().meta({ description: "1 is the catalogue of the build." }),
  publishedAt: z.string().nullable(),
  publishedBy: z.string().nullable(),
};

export const catalogueView = z.strictObject({ ...published, ...data }).meta({ id: "Catalogue" });

export const catalogueVersionView = z.strictObject(published).meta({ id: "CatalogueVersion" });

export const catalogueVersionPage = page(catalogueVersionView);

const content = z.unknown().optional();

/** The rows are checked one by one afterwards, so that the answer can name every bad one. */
export const replaceCatalogueBody = z
  .strictObject({
    ...{ asOf: content, note: content, sources: content, cloud: content, onPremises: content },
    ...{ version: content, publishedAt: content, publishedBy: content },
  })
  .meta({
    id: "ReplaceCatalogue",
    description:
      "A `Catalogue`. `version`, `publishedAt` and `publishedBy` are ignored, so that an edited answer of the GET can be sent.",
  });

export type CatalogueView = View<typeof catalogueView>;
export type CatalogueData = Omit<CatalogueView, keyof typeof published>;
export type CatalogueVersionView = View<typeof catalogueVersionView>;
