import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { BodyTooLarge, readBody } from "./http-message.ts";
import { makeInFlight } from "./in-flight.ts";

/** A request on its way: the body has been read when a responder gets it. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: () => Promise<Buffer>;
}

/** Answers the exchange, or says "not mine" with false before it has touched the response or body. */
export type Responder = (exchange: Exchange) => Promise<boolean>;

/** The client closed the connection before its request was complete: there is nobody to answer. */
class ClientGone extends Error {}

export function answer(response: ServerResponse, status: number, body?: unknown): true {
  const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  if (typeof body === "object")
    response.setHeader("content-type", "application/json; charset=utf-8");
  response.setHeader("content-length", Buffer.byteLength(text));
  response.writeHead(status).end(text);
  return true;
}

export interface HostServer {
  readonly server: Server;
  /** Adds a responder behind those already there; an `inner` one also answers while the host starts and ends. */
  add(responder: Responder, kind?: "inner"): void;
  /** Before, every request gets 503, as from Azure's host while it starts. */
  ready(): void;
  /** New requests get 503 again; resolves when those under way have been answered. */
  drain(): Promise<void>;
}

/** A name or an address, and maybe a port; Azure's server refuses what is none before anybody sees it. */
const isHost = (host: string): boolean =>
  /^[\w.:[\]-]+$/.test(host) && URL.canParse(`http://${host}`);

/** 400 for a malformed host, 413 for a body over the limit, 500 without a body for a fault of a responder. */
export function makeServer(bodyLimit: number, log: (message: string) => void): HostServer {
  const responders: { respond: Responder; isInner: boolean }[] = [];
  const inFlight = makeInFlight();
  let isReady = false;

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isHost(request.headers.host ?? "localhost")) {
      answer(response, 400);
      return;
    }
    const url = request.url ?? "/";
    const mark = url.indexOf("?");
    const exchange: Exchange = {
      request,
      response,
      path: mark < 0 ? url : url.slice(0, mark),
      query: new URLSearchParams(mark < 0 ? "" : url.slice(mark + 1)),
      async body() {
        const body = await readBody(request, bodyLimit);
        if (body === undefined) throw new ClientGone();
        return body;
      },
    };
    for (const { respond, isInner } of responders)
      if ((isReady || isInner) && (await respond(exchange))) return;
    if (isReady) {
      answer(response, 404);
      return;
    }
    response.setHeader("connection", "close");
    answer(response, 503, "Function host is not running.");
  };

  const server = createServer((request, response) => {
    const handled = inFlight.track(() => handle(request, response));
    handled.catch((error: unknown) => {
      if (error instanceof ClientGone || response.headersSent) {
        response.destroy();
      } else if (error instanceof BodyTooLarge) {
        // Node discards the rest of the body: to close instead could cost the client its answer.
        answer(response, 413);
      } else {
        log(error instanceof Error ? (error.stack ?? error.message) : String(error));
        answer(response, 500);
      }
    });
  });
  return {
    server,
    add: (respond, kind) => void responders.push({ respond, isInner: kind === "inner" }),
    ready() {
      isReady = true;
    },
    drain() {
      isReady = false;
      return inFlight.idle();
    },
  };
}

/** Resolves to the port, which may have been left to the system (0). */
export function listen({ server }: HostServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** No new connections; Node closes idle ones at once and the others when they have been answered. */
export function close({ server }: HostServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
