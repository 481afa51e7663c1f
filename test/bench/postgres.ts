import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { execFile } from "node:child_process";

const run = promisify(execFile);
const home = "/usr/lib/postgresql";

export interface Postgres {
  /** The same work as a consume: inserts the key, decrements the row, inserts the incident. */
  readonly consumesPerSecond: (options: {
    readonly callers: number;
    readonly seconds: number;
    readonly contracts: number;
  }) => Promise<number>;
  readonly stop: () => Promise<void>;
}

const schema = `
create table contract (id int primary key, remaining int not null);
create table request (key uuid primary key, contract int not null);
create table incident (id bigserial primary key, contract int not null, body text not null);
`;

const script = (contracts: number): string => `
\\set id random(1, ${contracts})
begin;
insert into request values (gen_random_uuid(), :id);
update contract set remaining = remaining - 1 where id = :id and remaining > 0;
insert into incident (contract, body) values (:id, repeat('x', 600));
commit;
`;

/** The server does not run as root. Debian's package creates its user. */
const asServer = (
  command: string,
  args: readonly string[],
): readonly [string, readonly string[]] =>
  process.getuid?.() === 0
    ? ["setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", command, ...args]]
    : [command, args];

/** A PostgreSQL server with default settings for this run, or the reason why there is none. */
export async function startPostgres(): Promise<Postgres | string> {
  const version = existsSync(home) ? readdirSync(home).sort().at(-1) : undefined;
  if (version === undefined) return `PostgreSQL is not installed (${home})`;
  const bin = path.join(home, version, "bin");
  if (!existsSync(path.join(bin, "pgbench"))) return `pgbench is not installed (${bin})`;

  const directory = mkdtempSync(path.join(tmpdir(), "benefits-postgres-"));
  if (process.getuid?.() === 0) execFileSync("chown", ["postgres:postgres", directory]);
  chmodSync(directory, 0o755);
  const data = path.join(directory, "data");
  const server = async (tool: string, ...args: readonly string[]): Promise<void> => {
    const [command, all] = asServer(path.join(bin, tool), args);
    await run(command, [...all], { cwd: directory });
  };
  // Azurite writes to disk every 5 s only. For a fair comparison, PostgreSQL does not wait for the
  const settings = `-k ${directory} -c listen_addresses='' -c max_connections=200 -c synchronous_commit=off`;
  await server("initdb", "-D", data, "-A", "trust", "-U", "postgres");
  const [command, args] = asServer(path.join(bin, "postgres"), [
    "-D",
    data,
    ...settings.split(" ").map((each) => each.replaceAll("'", "")),
  ]);
  const child = spawn(command, [...args], { cwd: directory, stdio: "ignore" });
  const connect = ["-h", directory, "-U", "postgres"];
  const psql = (sql: string) => run(path.join(bin, "psql"), [...connect, "-q", "-c", sql]);
  for (let tries = 0; ; tries += 1) {
    try {
      await psql("select 1");
      break;
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  await psql(schema);

  return {
    consumesPerSecond: async ({ callers, contracts, seconds }) => {
      await psql("truncate contract, request, incident");
      await psql(
        `insert into contract select n, 1000000000 from generate_series(1, ${contracts}) n`,
      );
      const file = path.join(directory, "consume.sql");
      writeFileSync(file, script(contracts));
      const options = [
        "-n",
        "-f",
        file,
        "-c",
        `${callers}`,
        "-j",
        "2",
        "-T",
        `${Math.ceil(seconds)}`,
      ];
      const { stdout } = await run(path.join(bin, "pgbench"), [...connect, ...options, "postgres"]);
      const found = /tps = ([\d.]+)/.exec(stdout);
      if (!found) throw new Error(stdout);
      return Number(found[1]);
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      await server("pg_ctl", "-D", data, "-m", "fast", "stop");
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
