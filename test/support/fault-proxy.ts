import { Agent, createServer, request as send } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** What happens to one storage request. */
export type Fault =
  /** The connection ends before storage gets the request. */
  | { readonly kind: "drop-before" }
  /** Storage carries it out. The connection ends before the answer. */
  | { readonly kind: "drop-after" }
  /** The connection is reset (TCP RST) before storage gets the request. */
  | { readonly kind: "reset-before" }
  /** Storage carries it out. The connection is reset before the answer. */
  | { readonly kind: "reset-after" }
  /** The request arrives later, possibly after the client's time-out. */
  | { readonly kind: "late"; readonly ms: number }
  /** Storage carries it out at once. The answer arrives later. */
  | { readonly kind: "late-answer"; readonly ms: number }
  /** The proxy answers and does not forward it. */
  | { readonly kind: "status-before"; readonly status: number }
  /** Storage carries it out. The proxy answers with a failure. */
  | { readonly kind: "status-after"; readonly status: number }
  /** It arrives twice. The second answer is returned. */
  | { readonly kind: "twice" };

export interface Seen {
  readonly method: string;
  readonly path: string;
  /** True for a transaction, the only request that writes several rows. */
  readonly isTransaction: boolean;
}

export interface FaultProxy {
  readonly port: number;
  /** Called for every request. Returns the fault to inject. */
  decide: (seen: Seen) => Fault | undefined;
  /** The number of requests that storage is working on. */
  readonly inFlight: () => number;
  /** How often each fault was injected. */
  readonly happened: ReadonlyMap<Fault["kind"], number>;
  /** Breaks all connections and accepts no new ones until `connect`. */
  cut(): void;
  connect(): void;
  stop(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

async function bodyOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A proxy between the service and its storage that injects network faults. */
export async function startFaultProxy(targetPort: number, port = 0): Promise<FaultProxy> {
  const agent = new Agent({ keepAlive: true });
  const happened = new Map<Fault["kind"], number>();
  let isCut = false;
  let inFlight = 0;

  const forward = (incoming: IncomingMessage, body: Buffer): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { headers, method, url } = incoming;
      const options = { agent, port: targetPort, host: "127.0.0.1", method, path: url, headers };
      const outgoing = send(options, (answer) => {
        bodyOf(answer)
          .then((bytes) => {
            resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: bytes });
          })
          .catch(reject);
      });
      inFlight += 1;
      outgoing.on("close", () => (inFlight -= 1));
      outgoing.on("error", reject);
      outgoing.end(body);
    });

  const reply = (response: ServerResponse, { body, headers, status }: Answer): void => {
    response.writeHead(status, headers);
    response.end(body);
  };

  const carry = async (
    fault: Fault | undefined,
    pass: () => Promise<Answer>,
  ): Promise<Answer | undefined> => {
    switch (fault?.kind) {
      case undefined:
        return pass();
      case "drop-before":
      case "reset-before":
        return undefined;
      case "drop-after":
      case "reset-after":
        await pass();
        return undefined;
      case "late":
        await delay(fault.ms);
        return pass();
      case "late-answer": {
        const answer = await pass();
        await delay(fault.ms);
        return answer;
      }
      case "status-before":
        return failure(fault.status);
      case "status-after":
        await pass();
        return failure(fault.status);
      case "twice":
        await pass();
        return pass();
    }
  };

  const proxy: Pick<FaultProxy, "decide"> = { decide: () => undefined };
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(incoming);
    const path = incoming.url ?? "";
    const fault = proxy.decide({
      method: incoming.method ?? "",
      path,
      isTransaction: path.includes("/$batch"),
    });
    if (fault) happened.set(fault.kind, (happened.get(fault.kind) ?? 0) + 1);
    const answer = await carry(fault, () => forward(incoming, body));
    if (answer && !response.destroyed) reply(response, answer);
    else if (fault?.kind.startsWith("reset")) incoming.socket.resetAndDestroy();
    else incoming.socket.destroy();
  };

  const server = createServer((incoming, response) => {
    if (isCut) incoming.socket.destroy();
    // Storage or the caller is gone, so the connection ends.
    else serve(incoming, response).catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));

  return Object.assign(proxy, {
    port: (server.address() as AddressInfo).port,
    inFlight: () => inFlight,
    happened,
    cut: () => {
      isCut = true;
      server.closeAllConnections();
    },
    connect: () => {
      isCut = false;
    },
    stop: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

const failure = (status: number): Answer => ({
  status,
  headers: { "content-type": "application/json", "retry-after": "1" },
  body: Buffer.from('{"odata.error":{"code":"Fault","message":{"value":"made by the proxy"}}}'),
});
