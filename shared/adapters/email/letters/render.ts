import Mustache from "mustache";

import type { Letter, LetterLanguage } from "../../../application/ports/mailer.ts";
import type { Block, Draft } from "./draft.ts";
import { oneLine } from "./draft.ts";
import { htmlTemplate } from "./html.ts";
import { textTemplate } from "./text.ts";

const subjectLengthMax = 180;

const numbered = (texts: readonly string[]): readonly object[] =>
  texts.map((text, index) => ({ number: index + 1, text }));

/** Names each list, because Mustache repeats a section for every item of a list. */
function viewOf(block: Block): object {
  if ("ids" in block) return { ids: { rows: block.ids } };
  if ("facts" in block) return { facts: { rows: block.facts } };
  if ("steps" in block) {
    const { title, items, hint } = block.steps;
    return { steps: { title, items: numbered(items), hint: hint ?? false } };
  }
  return block;
}

/**
 * Fills in missing names. Mustache would otherwise take them from the letter, such as its title.
 */
const complete = (block: Block): object => ({
  heading: false,
  paragraph: false,
  ids: false,
  facts: false,
  steps: false,
  note: false,
  ...viewOf(block),
});

/** Renders a draft as HTML, with every value escaped, and as text. */
export function render(draft: Draft, language: LetterLanguage): Letter {
  const subject = oneLine(draft.subject).slice(0, subjectLengthMax);
  const view = {
    ...draft,
    subject,
    language,
    blocks: draft.blocks.map(complete),
    footer: numbered(draft.footer),
  };
  return {
    subject,
    html: Mustache.render(htmlTemplate, view),
    text: Mustache.render(textTemplate, view, {}, { escape: String }),
  };
}
