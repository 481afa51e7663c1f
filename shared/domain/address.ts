import { accept, refuse } from "./result.ts";
import type { Result } from "./result.ts";

/** What the e-mail field of HTML takes before the @, and in each part of a domain. */
const localPart = /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+$/;
const domainName =
  /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+$/;

const localPartMax = 64;
const addressMax = 254;

/** Characters that would end the host in a URL or mean something else there. */
const notInHost = /[\s%/\\:?#@[\]<>^|]/u;
const isAscii = (text: string): boolean => !/[\u0080-\uffff]/.test(text);

/** The domain in ASCII by IDNA, as mail servers know it; undefined if there is no such domain. */
function asciiDomain(domain: string): string | undefined {
  if (isAscii(domain)) return domain;
  const url = `http://${domain}`;
  return notInHost.test(domain) || !URL.canParse(url) ? undefined : new URL(url).hostname;
}

/**
 * A48: the address to which a mail can be sent, without blanks around it and with its domain in ASCII,
 * or why there is none. The reason is one sentence for people.
 */
export function mailAddress(typed: string): Result<string, string> {
  const text = typed.trim();
  const at = text.lastIndexOf("@");
  if (at < 0) return refuse("The address has no @.");
  const local = text.slice(0, at);
  if (!localPart.test(local)) return refuse("The part before the @ is not valid.");
  if (local.length > localPartMax) {
    return refuse(`The part before the @ is longer than ${localPartMax} characters.`);
  }
  const domain = asciiDomain(text.slice(at + 1));
  if (domain === undefined || !domainName.test(domain)) {
    return refuse("The part after the @ is not a domain with a dot.");
  }
  const address = `${local}@${domain}`;
  return address.length > addressMax
    ? refuse(`The address is longer than ${addressMax} characters.`)
    : accept(address);
}

/** The address as mails are sent to it, or as it was typed if there is none. */
export function mailAddressOr(typed: string): string {
  const address = mailAddress(typed);
  return address.ok ? address.value : typed.trim();
}
