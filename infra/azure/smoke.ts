/**
 * `node infra/azure/smoke.ts <address>` asks a deployed service what needs no token: it is healthy, it serves its
 * documentation, and it refuses calls without a token. Exit code 0 if all of it holds.
 */
interface Check {
  readonly path: string;
  readonly status: number;
  readonly meaning: string;
}

const checks: readonly Check[] = [
  { path: "/api/health", status: 200, meaning: "storage, task hub and e-mail are up" },
  { path: "/api/openapi.json", status: 200, meaning: "the operations are registered" },
  { path: "/api/ops/renewal-sweeps", status: 401, meaning: "a call without a token is refused" },
];

/** The checks that fail, one line each. */
export async function smoke(address: string): Promise<string[]> {
  const lines = await Promise.all(
    checks.map(async ({ meaning, path, status }) => {
      const answer = await fetch(`${address}${path}`, { signal: AbortSignal.timeout(30_000) });
      console.log(`${answer.status} ${path}`);
      return answer.status === status
        ? ""
        : `${path}: ${answer.status}, not ${status} (${meaning})`;
    }),
  );
  return lines.filter((line) => line !== "");
}

if (import.meta.main) {
  const failures = await smoke(process.argv[2] ?? "");
  for (const line of failures) console.error(line);
  process.exitCode = failures.length === 0 ? 0 : 1;
}
