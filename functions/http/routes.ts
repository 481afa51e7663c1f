import { operationIds, operationOf } from "../operations.ts";
import type { OperationId } from "../operations.ts";
import type { Route } from "./route.ts";

const kebabCase = (id: string): string =>
  id.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);

/** The build bundles every file that this pattern can name. */
async function load(id: OperationId): Promise<Route> {
  const { area } = operationOf(id);
  const file = (await import(`./${area}/${kebabCase(id)}.ts`)) as { readonly default: Route };
  return file.default;
}

/** The route of each operation in the table, from the file that bears its id. */
export const loadRoutes = (): Promise<Route[]> => Promise.all(operationIds.map(load));
