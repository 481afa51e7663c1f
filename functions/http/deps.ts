import type { Deps } from "../../shared/application/deps.ts";
import type { HealthView } from "../../shared/contract/operations.ts";

/** The dependencies of routes: those of the use cases, and data about the service itself. */
export interface EdgeDeps extends Deps {
  readonly health: () => Promise<HealthView>;
  /** The version of the service, for health and the documentation. */
  readonly version: string;
  /** The folder into which the build copies the files of the documentation page. */
  readonly docsDirectory: string;
}
