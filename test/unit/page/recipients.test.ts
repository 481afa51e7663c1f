import { expect, test } from "vitest";

import { parseRecipients } from "../../../portal/src/recipients/parse.ts";

const read = (text: string): string[] =>
  parseRecipients(text).map(({ email, name }) => (name === "" ? email : `${name}|${email}`));

test.each([
  ["nothing", " \n ; ", []],
  [
    "a list",
    "li@contoso.example\r\nkim@contoso.example",
    ["li@contoso.example", "kim@contoso.example"],
  ],
  [
    "commas and blanks",
    "a@x.example, b@x.example c@x.example",
    ["a@x.example", "b@x.example", "c@x.example"],
  ],
  ["a column of a table", "a@x.example\tb@x.example", ["a@x.example", "b@x.example"]],
  [
    "names",
    'Li Wei <li@x.example>; "Kim, Min" <kim@x.example>',
    ["Li Wei|li@x.example", "Kim, Min|kim@x.example"],
  ],
  [
    "names with commas between",
    "Li <li@x.example>, Kim <kim@x.example>",
    ["Li|li@x.example", "Kim|kim@x.example"],
  ],
  ["an address in brackets", "<li@x.example>", ["li@x.example"]],
  ["the same address twice", "Li@x.example; li@X.example", ["Li@x.example"]],
  ["what is no address", "li.x.example", ["li.x.example"]],
])("recipients are read from %s", (_what, text, expected) => {
  expect(read(text)).toEqual(expected);
});
