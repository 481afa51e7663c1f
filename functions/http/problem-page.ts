import { createHash } from "node:crypto";

import type * as z from "zod";

import type { PageCode } from "../../shared/contract/problem-codes.ts";
import { explanationOf, headingsIn, meaningOf } from "./problems/index.ts";
import type { Language } from "./problems/index.ts";
import { valuesByCode } from "./problems/values.ts";
import { statuses } from "./problem.ts";
import type { problemPage } from "../../shared/contract/problem.ts";

type Page = z.output<typeof problemPage>;

/** The HTTP status of a code; 200 for the code of a message. */
const statusOf = (code: PageCode): number =>
  (statuses as Partial<Record<PageCode, number>>)[code] ?? 200;

export function pageOf(code: PageCode, language: Language): Page {
  const values = (valuesByCode[code] ?? []).map((value) => ({
    value,
    meaning: meaningOf(value, language),
  }));
  const explanation = explanationOf(code, language);
  return { code, status: statusOf(code), language, ...explanation, values };
}

const style = `body{font:16px/1.6 "Segoe UI",system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
code{background:#f0f0f0;padding:.1em .3em;border-radius:3px;overflow-wrap:anywhere}h1{line-height:1.25}:lang(ko){word-break:keep-all}dt{margin-top:.75rem}dd{margin:0}
@media(prefers-color-scheme:dark){body{color:#eee;background:#1b1b1b}code{background:#333}}`;

/** Allows only the page's own style, by its hash. */
export const securityPolicy = `default-src 'none'; style-src 'sha256-${createHash("sha256")
  .update(style)
  .digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Escapes a text and formats `field` names as code. */
const inline = (text: string): string =>
  escaped(text).replace(/`([^`]+)`/g, (_, name: string) => `<code>${name}</code>`);

export function pageAsHtml(page: Page): string {
  const { cause, code, language, remedy, status, title, values: meanings } = page;
  const headings = headingsIn(language);
  const list = meanings.map(
    ({ meaning, value }) => `<dt><code>${escaped(value)}</code></dt><dd>${inline(meaning)}</dd>`,
  );
  const valueSection =
    list.length > 0 ? `<h2>${headings.values}</h2><dl>${list.join("")}</dl>` : "";
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(title)}</title><style>${style}</style></head><body><main>
<h1>${escaped(title)}</h1><p><code>${status}</code> <code>${code}</code></p>
<h2>${headings.cause}</h2><p>${inline(cause)}</p>
<h2>${headings.remedy}</h2><p>${inline(remedy)}</p>
${valueSection}</main></body></html>
`;
}
