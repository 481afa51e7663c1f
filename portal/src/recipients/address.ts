export type AddressFault = "noAt" | "domain" | "tooLong" | "invalid";

const localPartMax = 64;
const addressMax = 254;

/** A domain in ASCII, as mail servers know it. */
function asciiDomain(domain: string): string {
  const url = `http://${domain}`;
  const isName = !/[\s%/\\:?#@[\]<>^|]/u.test(domain);
  return isName && URL.canParse(url) ? new URL(url).hostname : "";
}

/**
 * Why no mail can be sent to an address; undefined if one can. An address is what the browser's own
 * e-mail field takes, with a dot in the domain (A48). The service decides again.
 */
export function addressFault(typed: string): AddressFault | undefined {
  const at = typed.lastIndexOf("@");
  if (at < 0) return "noAt";
  const isAscii = /^[\u0020-\u007e]*$/.test(typed.slice(at));
  const domain = isAscii ? typed.slice(at + 1) : asciiDomain(typed.slice(at + 1));
  if (!/[^.]\.[^.]/.test(domain)) return "domain";
  const field = document.createElement("input");
  field.type = "email";
  field.value = `${typed.slice(0, at)}@${domain}`;
  if (at > localPartMax || field.value.length > addressMax) return "tooLong";
  return field.value !== "" && field.validity.valid ? undefined : "invalid";
}
