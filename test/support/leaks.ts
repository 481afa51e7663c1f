import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

/** A secret value. */
export interface Secret {
  readonly what: string;
  readonly value: string;
}

/** A place where values may be left: a file, a row or a log. */
export interface Trail {
  readonly where: string;
  readonly bytes: Buffer;
}

/** The forms of a value to search for: as it is, URL-encoded, in lower case, and in JSON. */
const formsOf = (value: string): string[] => [
  ...new Set([
    value,
    value.toLowerCase(),
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
  ]),
];

/** Every secret that was found, as `what: where`. */
export function leaks(trails: readonly Trail[], secrets: readonly Secret[]): string[] {
  return trails.flatMap(({ bytes, where }) =>
    secrets
      .filter(({ value }) => formsOf(value).some((form) => bytes.includes(form)))
      .map(({ what }) => `${what}: ${where}`),
  );
}

/** All files below a folder, by relative path. */
export const filesBelow = (folder: string): Trail[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ where: path.relative(folder, file), bytes: readFileSync(file) }));

/** An Access ID or Contract ID with and without group separators. */
export const codeSecrets = (what: string, shown: string): Secret[] => [
  { what, value: shown },
  { what: `${what} without dashes`, value: shown.replaceAll("-", "") },
  { what: `${what} with blanks`, value: shown.replaceAll("-", " ") },
];

/** The other printed forms of bytes that are given in base64. */
export function keySecrets(what: string, base64: string): Secret[] {
  const bytes = Buffer.from(base64, "base64");
  return [
    { what, value: base64 },
    { what: `${what} in hex`, value: bytes.toString("hex") },
    { what: `${what} in base64url`, value: bytes.toString("base64url") },
  ];
}

/** A token and its signature. The signature alone shows that the token was written. */
export const tokenSecrets = (what: string, token: string): Secret[] => [
  { what, value: token },
  { what: `${what}'s signature`, value: token.split(".")[2] ?? token },
];
