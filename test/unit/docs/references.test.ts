import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import manifest from "../../../package.json" with { type: "json" };

const pages = [
  ...["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"],
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => path.posix.join("docs", file.replaceAll("\\", "/"))),
];

/** What a page sets as code: in a line, or in a block line by line. */
function codes(page: string): string[] {
  const text = readFileSync(page, "utf8");
  const blocks = [...text.matchAll(/^ *```.*\n([^]*?)^ *```/gm)].flatMap(([, block = ""]) =>
    block.split("\n"),
  );
  const inline = [...text.replaceAll(/^ *```[^]*?^ *```/gm, "").matchAll(/`([^`]+)`/g)];
  return [...blocks, ...inline.map(([, code = ""]) => code.replaceAll(/\s+/g, " "))];
}

const headings = (page: string): string[] =>
  [...readFileSync(page, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, "")
      .replaceAll(" ", "-"),
  );

describe.each(pages)("%s", (page) => {
  test("names no npm script that there is not", () => {
    const scripts = codes(page).flatMap((code) =>
      [...code.matchAll(/\bnpm (?:run (?:-s )?([\w-]+)|(start|test)\b)/g)].map(
        ([, script, short = ""]) => script ?? short,
      ),
    );
    expect(scripts.filter((script) => !(script in manifest.scripts))).toEqual([]);
  });

  test("chooses tests by no word that none of them has", () => {
    const chosen = codes(page).flatMap((code) => [...code.matchAll(/npm test -- (\S+) -t (\w+)/g)]);
    const found = chosen.filter(([, folder = "", word = ""]) =>
      readdirSync(folder, { encoding: "utf8" }).some((file) =>
        new RegExp(`(?:test|it|describe)\\(\\s*"[^"]*${word}`).test(
          readFileSync(path.join(folder, file), "utf8"),
        ),
      ),
    );
    expect(found).toEqual(chosen);
  });

  test("names no file or folder that there is not", () => {
    const named = codes(page).flatMap((code) =>
      [
        ...code.matchAll(/(?:^|[\s(])((?:docs|functions|infra|shared|test|\.github)\/[\w./-]+)/g),
      ].map(([, file = ""]) => file.replace(/[.,]$/, "")),
    );
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
  });

  test("links to no file or heading that there is not", () => {
    const links = [...readFileSync(page, "utf8").matchAll(/\]\((?!https?:)([^)\s]+)\)/g)];
    const broken = links.filter(([, link = ""]) => {
      const [file = "", heading] = link.split("#");
      const target = file === "" ? page : path.join(path.dirname(page), file);
      return !existsSync(target) || (heading !== undefined && !headings(target).includes(heading));
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });
});

test("the references of the pages are found", () => {
  const all = pages.flatMap(codes);
  expect(all).toContain("npm start");
  expect(all.filter((code) => code.startsWith("npm run ")).length).toBeGreaterThan(10);
});
