import type { IncomingMessage } from "node:http";

const localNames = ["localhost", "127.0.0.1", "[::1]"];

/** The text of the answer 421 to a request that is not for this machine. */
export const misdirected = `The Host header must be one of ${localNames.join(", ")}, with the port of this server.`;

/**
 * Whether a request names this machine in its Host header. A web page could otherwise reach a local server
 * by a name of its own that resolves to 127.0.0.1 (DNS rebinding).
 */
export function isForThisMachine({ headers, socket }: IncomingMessage): boolean {
  const port = socket.localPort;
  // Clients leave out the port of the scheme.
  const suffixes = port === 80 ? ["", ":80"] : [`:${port}`];
  return localNames.some((name) =>
    suffixes.some((suffix) => headers.host?.toLowerCase() === `${name}${suffix}`),
  );
}
