import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

/** Something that was issued or given in confidence. */
export interface Secret {
  readonly what: string;
  readonly value: string;
}

/** Something that was left behind. */
export interface Trail {
  readonly where: string;
  readonly bytes: Buffer;
}

/** The forms in which a value may have been written down: as it is, for an address bar, in small letters, in JSON. */
const formsOf = (value: string): string[] => [
  ...new Set([
    value,
    value.toLowerCase(),
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
  ]),
];

/** Every secret that some trail holds, as `what: where`. */
export function leaks(trails: readonly Trail[], secrets: readonly Secret[]): string[] {
  return trails.flatMap(({ bytes, where }) =>
    secrets
      .filter(({ value }) => formsOf(value).some((form) => bytes.includes(form)))
      .map(({ what }) => `${what}: ${where}`),
  );
}

/** All files below a folder as they are now, by their path in it. */
export const filesBelow = (folder: string): Trail[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ where: path.relative(folder, file), bytes: readFileSync(file) }));

/** An Access ID or a Contract ID in groups, as it is shown, and as it may be typed. */
export const codeSecrets = (what: string, shown: string): Secret[] => [
  { what, value: shown },
  { what: `${what} without dashes`, value: shown.replaceAll("-", "") },
  { what: `${what} with blanks`, value: shown.replaceAll("-", " ") },
];

/** Bytes that are known as base64, in the other forms in which they may be printed. */
export function keySecrets(what: string, base64: string): Secret[] {
  const bytes = Buffer.from(base64, "base64");
  return [
    { what, value: base64 },
    { what: `${what} in hex`, value: bytes.toString("hex") },
    { what: `${what} in base64url`, value: bytes.toString("base64url") },
  ];
}

/** A token as a whole, and its signature, which is enough to tell that it was written down. */
export const tokenSecrets = (what: string, token: string): Secret[] => [
  { what, value: token },
  { what: `${what}'s signature`, value: token.split(".")[2] ?? token },
];
