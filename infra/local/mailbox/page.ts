import { escapeHtml, htmlPage } from "../html.ts";
import type { Fault } from "./faults.ts";
import type { Mail } from "./store.ts";

const shownMax = 100;

export function mailboxPage(mails: readonly Mail[], fault: Fault | undefined): string {
  const newest = mails.slice(-shownMax).reverse();
  return htmlPage(
    "Local mailbox",
    `<p>It takes the place of Azure Communication Services on this machine: every mail that the
service sends arrives here, and nowhere else. How a delivery ended is reported where the address
begins with <code>delivered</code>, <code>bounce</code>, <code>suppressed</code>,
<code>quarantined</code>, <code>spam</code> or <code>failed</code>; of others it is not.</p>
${fault ? `<p role="status"><strong>The next ${fault.times} sends fail</strong> as asked for.</p>` : ""}
<p>${count(mails.length)}${mails.length > shownMax ? `, the newest ${shownMax} shown` : ""}. As JSON:
<a href="/messages">/messages</a></p>
${newest.map(article).join("\n")}`,
  );
}

const count = (mails: number): string => (mails === 1 ? "1 mail" : `${mails} mails`);

function article(mail: Mail): string {
  const id = escapeHtml(mail.id);
  const subject = escapeHtml(mail.subject);
  return `<article aria-labelledby="subject-${id}">
<h2 id="subject-${id}">${subject}</h2>
<dl>
<dt>To</dt><dd>${escapeHtml([...mail.to, ...mail.cc, ...mail.bcc].join(", "))}</dd>
<dt>From</dt><dd>${escapeHtml(mail.from)}</dd>
<dt>Received</dt><dd><time datetime="${mail.receivedAt}">${mail.receivedAt}</time></dd>
</dl>
${mail.html === null ? "" : `<iframe sandbox src="/messages/${id}/html" title="${subject}" loading="lazy"></iframe>`}
${mail.text === null ? "" : `<details><summary>Plain text</summary><pre>${escapeHtml(mail.text)}</pre></details>`}
</article>`;
}

/** A mail is a stranger's page: it may show itself, and neither run nor load anything. */
export const mailHeaders = {
  "content-security-policy":
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
};
