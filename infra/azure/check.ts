/**
 * Compiles every template and parameter file in this folder and checks types against Azure's. Exit codes: 0 if all
 * compile without a warning, 1 if one does not, 3 if there is no compiler.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const cache = path.join(here, "..", "..", ".local", "bicep");
const version = "0.49.2";

type Compiler = readonly [command: string, ...args: string[]];

const runs = ([command, ...args]: Compiler, more: readonly string[]): boolean =>
  spawnSync(command, [...args, ...more], { stdio: "ignore", timeout: 60_000 }).status === 0;

/** The compiler from NuGet, if .NET is installed and the registry answers. */
function fromNuGet(): Compiler | undefined {
  const platform = { linux: "linux", darwin: "osx", win32: "win" }[process.platform as string];
  const id = `Azure.Bicep.CommandLine.${platform ?? ""}-${process.arch}`;
  const tools = path.join(cache, id.toLowerCase(), version, "tools");
  const binary = path.join(tools, process.platform === "win32" ? "bicep.exe" : "bicep");
  if (!existsSync(binary)) {
    mkdirSync(cache, { recursive: true });
    const project = path.join(cache, "download.csproj");
    writeFileSync(
      project,
      `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>netstandard2.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageDownload Include="${id}" Version="[${version}]" /></ItemGroup>
</Project>
`,
    );
    spawnSync("dotnet", ["restore", project, "--packages", cache], {
      stdio: "ignore",
      timeout: 120_000,
    });
  }
  if (!existsSync(binary)) return undefined;
  if (process.platform !== "win32") chmodSync(binary, 0o755);
  return [binary];
}

/** Prefers the pinned version, so that the result does not depend on the machine. */
function findCompiler(): Compiler | undefined {
  const pinned = fromNuGet();
  if (pinned) return pinned;
  if (runs(["bicep"], ["--version"])) return ["bicep"];
  // Last, because az downloads its compiler on first use.
  return runs(["az", "bicep"], ["version"]) ? ["az", "bicep"] : undefined;
}

/** Sample values for the required parameters, which a deployment takes from its environment. */
const sampleValues = {
  AUTH_ISSUER: "https://login.microsoftonline.com/{tenantid}/v2.0",
  AUTH_AUDIENCE: "00000000-0000-0000-0000-000000000000",
  ALERT_EMAIL: "operators@contoso.com",
  AUTH_JWKS_URL: "https://login.microsoftonline.com/common/discovery/v2.0/keys",
};

/** Variables that any process needs. */
const ofTheMachine =
  /^(?:PATH|HOME|USERPROFILE|SYSTEMROOT|TEMP|TMP|TMPDIR|DOTNET_.*|AZURE_CONFIG_DIR)$/i;

/** Only those variables and the samples, so that a developer's variables do not become template values. */
const environmentOf = (stage: string): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => ofTheMachine.test(name))),
  ...sampleValues,
  STAGE: stage,
});

function compile(compiler: Compiler, file: string, stage: string): boolean {
  const [command, ...args] = compiler;
  const input = command === "az" ? ["--file", file] : [file];
  const verb = file.endsWith(".bicepparam") ? "build-params" : "build";
  const { status, stderr } = spawnSync(command, [...args, verb, ...input, "--stdout"], {
    cwd: here,
    encoding: "utf8",
    env: environmentOf(stage),
    maxBuffer: 64 * 1024 * 1024,
  });
  const said = stderr.trim();
  if (said !== "") console.log(said);
  return status === 0 && said === "";
}

const compiler = findCompiler();
if (!compiler) {
  console.log(
    "No Bicep compiler was found (bicep, dotnet with NuGet, or az). Nothing was compiled.",
  );
  process.exitCode = 3;
} else {
  const files = readdirSync(here).filter((name) => /\.bicep(?:param)?$/.test(name));
  const bad = files.flatMap((file) =>
    (file.endsWith("param") ? ["staging", "production"] : [""])
      .filter((stage) => !compile(compiler, file, stage))
      .map((stage) => `${file} ${stage}`),
  );
  console.log(`${files.join(", ")}: ${bad.length === 0 ? "compiled" : `BAD: ${bad.join(", ")}`}`);
  process.exitCode = bad.length === 0 ? 0 : 1;
}
