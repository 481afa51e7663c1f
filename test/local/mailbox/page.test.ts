import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { aMail, Mailbox } from "./support.ts";

const mailbox = new Mailbox();
beforeEach(() => mailbox.start());
afterEach(() => mailbox.remove());

const page = async (): Promise<string> => (await fetch(mailbox.url)).text();

describe("the mailbox's page for people", () => {
  it("shows the newest mail first, with recipient, text and HTML", async () => {
    const mail = aMail("first@contoso.com");
    await mailbox.client().beginSend(mail);
    await mailbox.client().beginSend(aMail("second@contoso.com"));
    const html = await page();
    expect(html.indexOf("second@contoso.com")).toBeLessThan(html.indexOf("first@contoso.com"));
    expect(html).toContain("<pre>Hello in text</pre>");
    const [{ id } = { id: "" }] = await mailbox.messages();
    expect(html).toContain(`<iframe sandbox src="/messages/${id}/html" title="Hello"`);
    expect(await (await fetch(`${mailbox.url}/messages/${id}/html`)).text()).toBe(
      "<p>Hello in <b>HTML</b></p>",
    );
  });

  it("shows the content of a mail as text, never as markup of the page", async () => {
    const mail = aMail();
    mail.content = { subject: "<script>1</script>", plainText: "</pre><script>2</script>" };
    await mailbox.client().beginSend(mail);
    const html = await page();
    expect(html).toContain("&lt;script&gt;1&lt;/script&gt;");
    expect(html).not.toContain("<script>");
  });

  it("does not let a mail's HTML run scripts or load anything", async () => {
    await mailbox.client().beginSend(aMail());
    const [mail] = await mailbox.messages();
    const response = await fetch(`${mailbox.url}/messages/${mail?.id ?? ""}/html`);
    expect(response.headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none'/);
  });

  it("answers 404 for an unknown mail", async () => {
    expect((await fetch(`${mailbox.url}/messages/none/html`)).status).toBe(404);
  });
});
