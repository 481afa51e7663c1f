/** A recipient as somebody has written it. */
interface TypedRecipient {
  readonly email: string;
  readonly name: string;
}

/** `Li Wei <li@contoso.example>`, as mail programs copy it. The name may be in quotation marks. */
const named = /^"?([^"<>]*?)"?\s*<([^<>]*)>$/;

function recipientsIn(chunk: string): readonly TypedRecipient[] {
  const match = named.exec(chunk);
  if (match) return [{ name: match[1] ?? "", email: (match[2] ?? "").trim() }];
  // Several addresses in one line, with blanks or commas between them.
  return chunk.includes("<") && chunk.includes(",")
    ? chunk.split(",").flatMap((each) => recipientsIn(each.trim()))
    : chunk
        .split(/[\s,]+/)
        .filter((email) => email !== "")
        .map((email) => ({ name: "", email }));
}

/** The recipients in a pasted text. Each address counts once, whatever its letter case. */
export function parseRecipients(text: string): readonly TypedRecipient[] {
  const all = text
    .split(/[;\n\t]+/)
    .map((chunk) => chunk.trim())
    .filter((chunk) => chunk !== "")
    .flatMap(recipientsIn);
  const known = new Set<string>();
  return all.filter(({ email }) => {
    const address = email.toLowerCase();
    if (known.has(address)) return false;
    known.add(address);
    return true;
  });
}
