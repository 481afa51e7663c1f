import path from "node:path";

import { serve, type Incoming, type Reply, type RunningServer } from "../http-server.ts";
import { DeliveryReports } from "./delivery-reports.ts";
import { faultRequest, Faults } from "./faults.ts";
import { mailboxPage, mailHeaders } from "./page.ts";
import { operation, send, type SendDependencies } from "./send.ts";
import { MailStore, type Mail } from "./store.ts";

export interface MailboxOptions {
  readonly port: number;
  readonly dataDir: string;
  /** Base64, as in a connection string. */
  readonly accessKey: string;
  /** The URL for delivery reports; without it none are sent. */
  readonly eventsUrl?: string;
}

/** Starts the mailbox: sending and delivery reports of the e-mail API of Azure Communication Services. */
export async function startMailbox(options: MailboxOptions): Promise<RunningServer> {
  const store = await MailStore.open(path.join(options.dataDir, "mailbox", "mails.jsonl"));
  const reports = options.eventsUrl ? new DeliveryReports(options.eventsUrl, store) : undefined;
  const deps: SendDependencies = {
    store,
    faults: new Faults(),
    accessKey: options.accessKey,
    onAccepted: (mail) => reports?.report(mail),
  };
  const server = await serve(options.port, (incoming) => answer(incoming, deps));
  return {
    url: server.url,
    async close() {
      reports?.stop();
      await server.close();
      await store.close();
    },
  };
}

async function answer(incoming: Incoming, deps: SendDependencies): Promise<Reply | "hang up"> {
  const { pathname } = incoming.url;
  const operationId = /^\/emails\/operations\/([^/]+)$/.exec(pathname)?.[1];
  if (incoming.method === "GET" && operationId) return operation(incoming, operationId, deps);
  const mailId = /^\/messages\/([^/]+)\/html$/.exec(pathname)?.[1];
  if (incoming.method === "GET" && mailId) return mailHtml(mailId, deps.store.mails);

  switch (`${incoming.method} ${pathname}`) {
    case "POST /emails:send":
      return send(incoming, deps);
    case "GET /messages":
      return { status: 200, json: mailsTo(incoming.url.searchParams.get("to"), deps.store.mails) };
    case "DELETE /messages":
      await deps.store.clear();
      return { status: 204 };
    case "GET /faults":
      return { status: 200, json: deps.faults.current ?? null };
    case "PUT /faults":
      return setFault(incoming, deps.faults);
    case "DELETE /faults":
      deps.faults.set(undefined);
      return { status: 204 };
    case "GET /":
      return { status: 200, html: mailboxPage(deps.store.mails, deps.faults.current) };
    default:
      return {
        status: 404,
        json: { error: { code: "NotFound", message: "There is no such resource." } },
      };
  }
}

/** A mail in the answer of `GET /messages`, with its recipients joined by commas. */
export type ShownMail = Omit<Mail, "to"> & { readonly to: string };

function mailsTo(address: string | null, mails: readonly Mail[]): readonly ShownMail[] {
  const wanted = address?.toLowerCase();
  return mails
    .filter(({ to }) => wanted === undefined || to.some((each) => each.toLowerCase() === wanted))
    .map((mail) => ({ ...mail, to: mail.to.join(", ") }));
}

function setFault({ body }: Incoming, faults: Faults): Reply {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return {
      status: 400,
      json: { error: { code: "BadRequest", message: "The body is not JSON." } },
    };
  }
  const parsed = faultRequest.safeParse(json);
  if (!parsed.success) {
    const message = parsed.error.issues.map((issue) => issue.message).join("; ");
    return { status: 400, json: { error: { code: "BadRequest", message } } };
  }
  faults.set(parsed.data);
  return { status: 200, json: faults.current ?? null };
}

function mailHtml(id: string, mails: readonly Mail[]): Reply {
  const mail = mails.find((candidate) => candidate.id === id);
  if (!mail) return { status: 404, text: "There is no such mail." };
  return { status: 200, headers: mailHeaders, html: mail.html ?? "" };
}
