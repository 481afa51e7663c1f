import { createServer, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { once } from "node:events";

import { isForThisMachine, misdirected } from "functions-host/host-header";

export interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
  readonly html?: string;
}

/** Answers a request. `"hang up"` closes the connection without an answer. */
export type Handler = (incoming: Incoming) => Promise<Reply | "hang up">;

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

const bodyBytesMax = 15 * 1024 * 1024;

/**
 * Starts the HTTP server of the token issuer or the mailbox. Port 0 means any free port. It listens on
 * 127.0.0.1 and answers 421 to a request for another host name: a web page could otherwise reach it by a
 * name of its own that resolves to 127.0.0.1 (DNS rebinding), and read tokens and mails.
 */
export async function serve(port: number, handle: Handler): Promise<RunningServer> {
  const server = createServer((request, response) => {
    void respond(request, handle).then((reply) => {
      if (reply === "hang up") {
        request.socket.destroy();
        return;
      }
      const [type, body] = content(reply);
      response.writeHead(reply.status, { ...type, ...reply.headers }).end(body);
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not a TCP server");
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

async function respond(request: IncomingMessage, handle: Handler): Promise<Reply | "hang up"> {
  if (!isForThisMachine(request)) return { status: 421, text: misdirected };
  try {
    const body = await read(request);
    if (body === undefined) return { status: 413, json: { error: "The body is too large." } };
    return await handle({
      method: request.method ?? "GET",
      url: new URL(request.url ?? "/", `http://${request.headers.host ?? "localhost"}`),
      headers: request.headers,
      body,
    });
  } catch (error) {
    console.error(error);
    return { status: 500, json: { error: "Internal error; the log has the details." } };
  }
}

async function read(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part = chunk as Buffer;
    bytes += part.length;
    if (bytes > bodyBytesMax) return undefined;
    chunks.push(part);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function content(reply: Reply): [Record<string, string>, string] {
  if (reply.html !== undefined) return [{ "content-type": "text/html; charset=utf-8" }, reply.html];
  if (reply.text !== undefined)
    return [{ "content-type": "text/plain; charset=utf-8" }, reply.text];
  if (reply.json === undefined) return [{}, ""];
  return [{ "content-type": "application/json; charset=utf-8" }, JSON.stringify(reply.json)];
}
