import { createHash } from "node:crypto";
import { Transform } from "node:stream";

/** A stream that passes its content on unchanged, and the content's SHA-256 after its end. */
export function hashing(): { readonly stream: Transform; readonly sha256: () => string } {
  const digest = createHash("sha256");
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk);
      done(null, chunk);
    },
  });
  return { stream, sha256: () => digest.digest("hex") };
}
