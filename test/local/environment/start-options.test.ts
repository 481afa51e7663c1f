import { describe, expect, it } from "vitest";

import { parseStartOptions } from "../../../infra/local/start-options.ts";

describe("the options of npm start", () => {
  it("start the embedded host on the data that is there unless told otherwise", () => {
    expect(parseStartOptions([])).toEqual({ fresh: false, host: "embedded", help: false });
    expect(parseStartOptions(["--fresh"])).toMatchObject({ fresh: true });
  });

  it("refuse what they do not know", () => {
    expect(() => parseStartOptions(["--frsh"])).toThrow("--frsh");
    expect(() => parseStartOptions(["--host", "azure"])).toThrow(/azure is unknown/);
  });

  it("say what is missing where there are no Core Tools", () => {
    const path = process.env["PATH"];
    process.env["PATH"] = "";
    try {
      expect(() => parseStartOptions(["--host", "func"])).toThrow(/func is not on the PATH/);
    } finally {
      process.env["PATH"] = path;
    }
  });
});
