/**
 * Compiles every template and parameter file in this folder, with types checked against Azure's. Ends
 * with 0 when all compile without a warning, 1 when one does not, and 3 when there is no compiler.
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

/** The compiler as a NuGet package, where .NET is there and its registry can be reached. */
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

/** The pinned version first, so that the result is the templates' and not the machine's. */
function findCompiler(): Compiler | undefined {
  const pinned = fromNuGet();
  if (pinned) return pinned;
  if (runs(["bicep"], ["--version"])) return ["bicep"];
  // Last, because it goes out to download its compiler the first time.
  return runs(["az", "bicep"], ["version"]) ? ["az", "bicep"] : undefined;
}

/** Required values of main.bicepparam, which a deployment takes from its environment. */
const sampleValues = {
  AUTH_ISSUER: "https://login.microsoftonline.com/{tenantid}/v2.0",
  AUTH_AUDIENCE: "00000000-0000-0000-0000-000000000000",
  AUTH_JWKS_URL: "https://login.microsoftonline.com/common/discovery/v2.0/keys",
};

/** What a process needs to run at all. */
const ofTheMachine =
  /^(?:PATH|HOME|USERPROFILE|SYSTEMROOT|TEMP|TMP|TMPDIR|DOTNET_.*|AZURE_CONFIG_DIR)$/i;

/** No more than that and the samples, so that nobody's own variables are values of a template. */
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
    "There is no Bicep compiler (bicep, dotnet with NuGet, or az): nothing was compiled.",
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
