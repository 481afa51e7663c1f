import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { readConfig, settingNames } from "../../../shared/config.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";

/** What only one of the two modes of storage and mail reads. */
const byConnectionString = ["STORAGE_CONNECTION_STRING", "EMAIL_CONNECTION_STRING"];
const byIdentity = ["STORAGE_TABLE_ENDPOINT", "EMAIL_ENDPOINT", "AZURE_CLIENT_ID"];
/** Of the two places for telemetry: the one of a deployment, and the one of this machine. */
const onAzure = ["APPLICATIONINSIGHTS_CONNECTION_STRING"];
const onThisMachine = ["TELEMETRY_FILE", "PAGE_LOCAL_ISSUER"];
/** What the host reads and the app does not. */
const ofTheHost = ["FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage"];

const text = (file: string): string => readFileSync(file, "utf8");
const json = (file: string): unknown => JSON.parse(text(file));
const without = (names: readonly string[], others: readonly string[]): string[] =>
  names.filter((name) => !others.includes(name)).sort();

interface Setting {
  readonly name: string;
  readonly value: string;
}

/** The entries of an object variable of a Bicep file, as long as each is on a line of its own. */
function bicepObject(file: string, name: string): Setting[] {
  const body = new RegExp(`^var ${name} = \\{\\n([^]*?)^\\}`, "m").exec(text(file))?.[1] ?? "";
  return [...body.matchAll(/^ {2}(\w+): (.*)$/gm)].map(([, key = "", value = ""]) => ({
    name: key,
    value,
  }));
}

const app = "infra/azure/modules/app.bicep";
const deployed = bicepObject(app, "appSettings");
const example = (json("local.settings.example.json") as { Values: Record<string, string> }).Values;

describe("settings comparison: those of a deployment", () => {
  it("are exactly the settings that the app reads", () => {
    expect(deployed.map(({ name }) => name).sort()).toEqual(
      without(settingNames, [...byConnectionString, ...onThisMachine]),
    );
  });

  it("are explained, each by the line above it or with a neighbour of the same first word", () => {
    const body = /^var appSettings = \{\n([^]*?)^\}/m.exec(text(app))?.[1] ?? "";
    const wordOf = (line: string): string => /^ {2}([A-Z0-9]+)_/.exec(line)?.[1] ?? "";
    const lines = body.trimEnd().split("\n");
    const bare = lines.filter((line, index) => {
      const above = lines[index - 1] ?? "";
      return wordOf(line) !== "" && !above.startsWith("  //") && wordOf(above) !== wordOf(line);
    });
    expect(lines.filter((line) => wordOf(line) !== "")).toHaveLength(deployed.length);
    expect(bare).toEqual([]);
  });

  it("hold no secret, only where one is to be found", () => {
    const secrets = deployed.filter(({ name }) => ["ENCRYPTION_KEYS", "HASH_KEY"].includes(name));
    expect(secrets).toHaveLength(2);
    for (const { value } of secrets) expect(value).toMatch(/^'@Microsoft\.KeyVault\(SecretUri=/);
  });

  it("never let time travel", () => {
    expect(deployed.find(({ name }) => name === "ALLOW_TIME_TRAVEL")?.value).toBe("'false'");
  });

  it("do not set what the host decides", () => {
    const host = bicepObject(app, "hostSettings").map(({ name }) => name);
    expect(host).not.toHaveLength(0);
    for (const name of host) expect(name).toMatch(/^(?:AzureWebJobs|APPLICATIONINSIGHTS_|OTEL_)/);
  });

  it.each(["staging", "production"])("keep to the program's own rules in %s", (stage) => {
    const { program } = json(`infra/azure/${stage}.json`) as { program: Record<string, unknown> };
    expect(program).toMatchObject(defaultRules);
  });
});

describe("values of an environment", () => {
  const asked = [
    ...text("infra/azure/main.bicepparam").matchAll(/readEnvironmentVariable\('(\w+)'/g),
  ].map(([, name = ""]) => name);

  it("are all in the table of docs/deployment.md", () => {
    const page = text("docs/deployment.md");
    const table = page.split("\n").filter((line) => line.startsWith("| `"));
    expect(asked.length).toBeGreaterThan(15);
    expect(asked.filter((name) => !table.some((row) => row.includes(`\`${name}\``)))).toEqual([]);
  });

  it.each(["deploy.yml", "preview.yml"])("are all passed on by the workflow %s", (file) => {
    const workflow = text(`.github/workflows/${file}`);
    expect(asked.filter((name) => !workflow.includes(`\n      ${name}: `))).toEqual([]);
  });

  it("are JSON in that workflow where the template reads JSON, even if they are not set", () => {
    const parsed = /json\(readEnvironmentVariable\('(\w+)'/g;
    const names = [...text("infra/azure/main.bicepparam").matchAll(parsed)].map(([, name]) => name);
    expect(names).toEqual(["PORTAL_CLIENTS"]);
    expect(text(".github/workflows/deploy.yml")).toContain(
      "PORTAL_CLIENTS: ${{ vars.PORTAL_CLIENTS || '{}' }}",
    );
  });
});

describe("settings comparison: local.settings.example.json", () => {
  it("has every setting that the app reads with connection strings, and no others", () => {
    expect(without(Object.keys(example), ofTheHost)).toEqual(
      without(settingNames, [...byIdentity, ...onAzure]),
    );
  });

  it("is valid as it is, except for the keys that each developer creates", () => {
    const key = Buffer.alloc(32, 1).toString("base64");
    const filled = {
      ...example,
      ENCRYPTION_KEYS: JSON.stringify({ "local-1": key }),
      HASH_KEY: key,
    };
    expect(readConfig(filled).rules).toEqual(defaultRules);
  });
});

describe("bad settings", () => {
  const failureOf = (bad: Readonly<Record<string, string>>): string => {
    try {
      return JSON.stringify(readConfig({ ...example, ...bad }));
    } catch (error) {
      return String(error);
    }
  };

  it("stop the start with an error that names each one, without values", () => {
    const failure = failureOf({
      HASH_KEY: "s3cret",
      AUTH_ISSUER: "nowhere",
      RENEWAL_WINDOW_DAYS: "soon",
      RENEWAL_SWEEP_SCHEDULE: "hourly",
      ANCHOR_TO: "nobody",
    });
    for (const name of [
      ...["HASH_KEY", "AUTH_ISSUER", "RENEWAL_WINDOW_DAYS"],
      ...["RENEWAL_SWEEP_SCHEDULE", "ENCRYPTION_KEYS", "ANCHOR_TO"],
    ]) {
      expect(failure).toContain(name);
    }
    expect(failure).not.toMatch(/s3cret|nowhere|soon|hourly|nobody/);
  });

  it("are named where an issuer of many tenants comes without the service's own", () => {
    const issuer = { AUTH_ISSUER: "https://login.microsoftonline.com/{tenantid}/v2.0" };
    const message = "SERVICE_TENANT_ID: is required with an issuer of many tenants";
    expect(failureOf(issuer)).toContain(message);
    expect(failureOf({ ...issuer, SERVICE_TENANT_ID: "service" })).not.toContain(message);
    expect(failureOf({})).not.toContain(message);
  });

  it("are named together with a current key that does not exist", () => {
    const key = Buffer.alloc(32, 1).toString("base64");
    const failure = failureOf({
      ENCRYPTION_KEYS: JSON.stringify({ k1: key }),
      ENCRYPTION_KEY_CURRENT: "k2",
      AUTH_ISSUER: "nowhere",
    });
    expect(failure).toContain("ENCRYPTION_KEY_CURRENT: is not one of ENCRYPTION_KEYS");
    expect(failure).toContain("AUTH_ISSUER");
  });
});
