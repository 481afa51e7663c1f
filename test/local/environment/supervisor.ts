import { startEnvironment } from "../../../infra/local/environment.ts";
import type { Ports } from "../../../infra/local/ports.ts";

/** An environment in its own process, so that a test can kill its supervisor. */
const [dataDir = "", ports = "", host = ""] = process.argv.slice(2);
try {
  const environment = await startEnvironment({
    ...{ dataDir, host },
    ports: JSON.parse(ports) as Ports,
  });
  console.log(JSON.stringify(environment.pids()));
  process.on("SIGTERM", () => {
    void environment.stop().then(() => process.exit(0));
  });
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
  process.exit(1);
}
