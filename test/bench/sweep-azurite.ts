import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(
  new URL("../../node_modules/azurite/dist/src/table/main.js", import.meta.url),
);
const byKey = fileURLToPath(new URL("azurite-by-key.ts", import.meta.url));
const sorted = fileURLToPath(new URL("azurite-sorted.ts", import.meta.url));

async function answers(port: number): Promise<boolean> {
  try {
    await (await fetch(`http://127.0.0.1:${port}/devstoreaccount1/Tables`)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

/** An Azurite with 100,000 offers. It keeps them in memory, because it would stop every five seconds to write them. */
export async function startBigAzurite(
  port: number,
  queries: "as they are" | "sorted" = "as they are",
): Promise<{ stop: () => Promise<void> }> {
  const child: ChildProcess = spawn(
    process.execPath,
    [
      ...["--max-old-space-size=8192", "--import", byKey],
      ...(queries === "sorted" ? ["--import", sorted] : []),
      ...[script, "--inMemoryPersistence"],
      ...["--tableHost", "127.0.0.1", "--tablePort", `${port}`],
      ...["--silent", "--disableTelemetry", "--skipApiVersionCheck"],
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error("Azurite has ended");
    await delay(50);
  }
  return {
    stop: async () => {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}
