import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

import { isForThisMachine, misdirected } from "./host-header.ts";
import { BodyTooLarge, readBody } from "./http-message.ts";
import { makeInFlight } from "./in-flight.ts";

/** A request and its response. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: () => Promise<Buffer>;
}

/** Answers the exchange; or resolves to false, before it reads the body, when the request is not for it. */
export type Responder = (exchange: Exchange) => Promise<boolean>;

/** The client closed the connection before its request was complete. */
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
  /** Adds a responder after the existing ones. An `inner` one also answers while the host starts and stops. */
  add(responder: Responder, kind?: "inner"): void;
  /** Until it is called, every request gets 503, as while Azure's host starts. */
  ready(): void;
  /** From now on new requests get 503. Resolves when the running ones have been answered. */
  drain(): Promise<void>;
}

/** Whether a Host header is a name or an address, with or without a port. Azure's server refuses others. */
const isHost = (host: string): boolean =>
  /^[\w.:[\]-]+$/.test(host) && URL.canParse(`http://${host}`);

/** As Azure's server: 32 KiB for all headers, of which a token of Entra ID can take 24. */
const headersMax = 32 * 1024;

export interface ServerLimits {
  readonly bodyBytes: number;
  /** From the first byte of a request to its last. */
  readonly requestTimeoutMs: number;
}

const optionsOf = (requestTimeoutMs: number): ServerOptions => ({
  maxHeaderSize: headersMax,
  requestTimeout: requestTimeoutMs,
  headersTimeout: Math.min(requestTimeoutMs, 10_000),
  connectionsCheckingInterval: Math.min(requestTimeoutMs, 1_000),
});

/**
 * Answers 400 to a wrong Host header, 421 to one that is not of this machine, 408 to a request that does
 * not arrive in time, 413 to a body over the limit, 500 without a body when a responder fails.
 */
export function makeServer(
  { bodyBytes, requestTimeoutMs }: ServerLimits,
  log: (message: string) => void,
): HostServer {
  const responders: { respond: Responder; isInner: boolean }[] = [];
  const inFlight = makeInFlight();
  let isReady = false;

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isHost(request.headers.host ?? "localhost")) {
      answer(response, 400);
      return;
    }
    if (!isForThisMachine(request)) {
      answer(response, 421, misdirected);
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
        const body = await readBody(request, bodyBytes);
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

  const server = createServer(optionsOf(requestTimeoutMs), (request, response) => {
    const handled = inFlight.track(() => handle(request, response));
    handled.catch((error: unknown) => {
      if (error instanceof ClientGone || response.headersSent) {
        response.destroy();
      } else if (error instanceof BodyTooLarge) {
        // The connection stays open, so that the client can read the answer. Node discards the body.
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

/** Resolves to the port that was taken; port 0 takes any free one. */
export function listen({ server }: HostServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Takes no new connections. Node closes idle ones at once, the others after their answer. */
export function close({ server }: HostServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
