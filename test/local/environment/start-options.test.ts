import { describe, expect, it } from "vitest";

import { parseStartOptions } from "../../../infra/local/start-options.ts";

describe("the options of npm start", () => {
  it("start the embedded host on the existing data by default", () => {
    expect(parseStartOptions([])).toEqual({ fresh: false, host: "embedded", help: false });
    expect(parseStartOptions(["--fresh"])).toMatchObject({ fresh: true });
  });

  it("refuse unknown options", () => {
    expect(() => parseStartOptions(["--frsh"])).toThrow("--frsh");
    expect(() => parseStartOptions(["--host", "azure"])).toThrow(/azure is unknown/);
  });

  it("name the missing Core Tools", () => {
    const path = process.env["PATH"];
    process.env["PATH"] = "";
    try {
      expect(() => parseStartOptions(["--host", "func"])).toThrow(/func is not on the PATH/);
    } finally {
      process.env["PATH"] = path;
    }
  });
});
