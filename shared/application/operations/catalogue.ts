import type { CatalogueVersionView, CatalogueView } from "../../contract/catalogue-data.ts";
import type { Page } from "../../contract/basics.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Answer } from "../answer.ts";
import type { PublishedCatalogue } from "../catalogue/catalogue-in-force.ts";
import type { Origin } from "../caller.ts";
import type { Deps } from "../deps.ts";
import { pageOf } from "../paging.ts";
import type { Paging } from "../paging.ts";

type CatalogueDeps = Pick<
  Deps,
  "catalogueInForce" | "catalogueStore" | "readCatalogue" | "realNowMs" | "telemetry"
>;

export interface ReplaceCatalogue {
  readonly content: Readonly<Record<string, unknown>>;
  readonly ifMatch: string | null;
}

type Answered = Promise<Answer<CatalogueView>>;

/** The entity tag of a version. */
export const tagOf = ({ version }: Pick<CatalogueView, "version">): string => `"${version}"`;

const viewOf = ({
  data,
  publishedAt,
  publishedBy,
  version,
}: PublishedCatalogue): CatalogueView => ({
  ...{ version, publishedAt, publishedBy },
  ...data,
});

const noTag: Refusal = {
  code: "IF_MATCH_REQUIRED",
  detail: "Send the ETag of the catalogue that you read in an If-Match header.",
};

const changed = ({ version }: PublishedCatalogue): Refusal => ({
  code: "CATALOGUE_CHANGED",
  detail: `Version ${version} of the catalogue is in force. Read it, and make your change to it.`,
});

/** The content of an answer to a read, without the fields that are not part of the catalogue. */
const withoutVersion = (content: ReplaceCatalogue["content"]): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(content).filter(
      ([field]) => !["version", "publishedAt", "publishedBy"].includes(field),
    ),
  );

const matches = (ifMatch: string, tag: string): boolean =>
  ifMatch.split(",").some((each) => each.trim() === tag || each.trim() === "*");

/** Reads the catalogue in force, from storage. */
export const makeReadCatalogue =
  ({ catalogueInForce }: CatalogueDeps) =>
  async (): Promise<Answer<CatalogueView>> =>
    accept(viewOf((await catalogueInForce.load()).current));

/** Lists the versions, newest first. The last is the one of the build. */
export const makeListCatalogueVersions =
  ({ catalogueStore }: CatalogueDeps) =>
  async (paging: Paging): Promise<Answer<Page<CatalogueVersionView>>> => {
    const items: CatalogueVersionView[] = [];
    for await (const { publishedAt, publishedBy, version } of catalogueStore.newestFirst()) {
      items.push({ version, publishedAt, publishedBy });
    }
    items.push({ version: 1, publishedAt: null, publishedBy: null });
    return pageOf(items, ({ version }) => String(version), paging);
  };

/**
 * Replaces the catalogue by a new version, if it is the one that the caller has read and the content
 * passes every check. One row is written, so the change happens as a whole or not at all. What was
 * decided by an earlier version stays decided.
 */
export const makeReplaceCatalogue =
  (deps: CatalogueDeps) =>
  async ({ content, ifMatch }: ReplaceCatalogue, { caller }: Origin): Answered => {
    if (ifMatch === null) return refuse(noTag);
    const { current, newest } = await deps.catalogueInForce.load();
    if (!matches(ifMatch, tagOf(current))) return refuse(changed(current));
    const raw = withoutVersion(content);
    const read = deps.readCatalogue(raw);
    if (!read.ok) {
      const detail = `The catalogue has ${read.refusal.length} mistakes, and nothing was changed. Correct the rows that "errors" names, and send the whole catalogue again.`;
      return refuse({ code: "INVALID_CATALOGUE", detail, errors: read.refusal });
    }
    const next = {
      version: newest + 1,
      publishedAt: new Date(deps.realNowMs()).toISOString(),
      publishedBy: caller.actor,
    };
    const added = await deps.catalogueStore.add({ ...next, content: JSON.stringify(raw) });
    if (!added) return refuse(changed((await deps.catalogueInForce.load()).current));
    deps.telemetry.event("CatalogueReplaced", { version: next.version });
    const published = { ...next, ...read.value };
    deps.catalogueInForce.take(published);
    return accept(viewOf(published));
  };
