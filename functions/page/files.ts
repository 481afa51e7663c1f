import { readFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync } from "node:zlib";

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

export interface PageFile {
  readonly contentType: string;
  /** The file as gzip: the build stores it in this form only. */
  readonly gzip: Uint8Array;
}

/** The names that the build gives to files: one segment, with the hash of the content. */
const isAsset = (name: string): boolean => /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+$/.test(name);

const missing = (error: unknown): undefined => {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
  throw error;
};

/**
 * Reads the built files of the page, each once. They are not part of the bundle, so that a cold start of
 * the API does not load them.
 */
export function pageFiles(directory: string) {
  const known = new Map<string, PageFile>();
  let template: string | undefined;
  return {
    /** An asset by its name; undefined if the build has none of this name. */
    async asset(name: string): Promise<PageFile | undefined> {
      const contentType = types[path.extname(name)];
      if (!isAsset(name) || contentType === undefined) return undefined;
      const file = path.join(directory, "assets", `${name}.gz`);
      const gzip = known.get(name)?.gzip ?? (await readFile(file).catch(missing));
      if (gzip === undefined) return undefined;
      const found = { contentType, gzip };
      known.set(name, found);
      return found;
    },
    /** The HTML with a placeholder for the configuration. */
    async template(): Promise<string> {
      template ??= await readFile(path.join(directory, "index.html"), "utf8");
      return template;
    },
  };
}

export type PageFiles = ReturnType<typeof pageFiles>;

/** The file in a form that the client accepts. */
export const encoded = ({ gzip }: PageFile, acceptEncoding: string | null) =>
  /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|\s|$))/i.test(acceptEncoding ?? "")
    ? { body: gzip, headers: { "content-encoding": "gzip" } }
    : { body: gunzipSync(gzip), headers: {} };
