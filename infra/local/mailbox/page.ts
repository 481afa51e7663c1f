import { escapeHtml, htmlPage } from "../html.ts";
import type { Fault } from "./faults.ts";
import type { Mail } from "./store.ts";

const shownMax = 100;

export function mailboxPage(mails: readonly Mail[], fault: Fault | undefined): string {
  const newest = mails.slice(-shownMax).reverse();
  return htmlPage(
    "Local mailbox",
    `<p>This mailbox replaces Azure Communication Services on this machine: it receives every mail
that the service sends. It sends a delivery report if the address begins with <code>delivered</code>,
<code>bounce</code>, <code>suppressed</code>, <code>quarantined</code>, <code>spam</code> or
<code>failed</code>.</p>
${fault ? `<p role="status"><strong>The next ${fault.times} send requests fail</strong>, as requested with <code>PUT /faults</code>.</p>` : ""}
<p>${count(mails.length)}${mails.length > shownMax ? `, of which the newest ${shownMax} are shown` : ""}. As JSON:
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

/** The HTML of a mail is not trusted: it can run no script and load nothing. */
export const mailHeaders = {
  "content-security-policy":
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
};
