/**
 * Loaded into Azurite before its own code, after azurite-by-key.ts. For each page of a query, Azurite sorts every row
 * of the table that is left. This code keeps the keys sorted and reads from the query's first partition on, as Azure
 * does. Nothing else is changed.
 */
import { createRequire } from "node:module";

interface Row {
  readonly PartitionKey: string;
  readonly RowKey: string;
}
type Test = (row: Row) => boolean;

interface Collection {
  readonly on: (event: "insert" | "update" | "delete", listener: (row: Row) => void) => void;
  chain: () => unknown;
}

interface Loki {
  readonly prototype: { addCollection: (name: string, options?: object) => Collection };
}

interface Query {
  readonly filter?: string;
}

interface Store {
  readonly default: {
    readonly prototype: {
      queryTableEntities: (
        context: unknown,
        account: string,
        table: string,
        options: Query,
        ...next: readonly unknown[]
      ) => unknown;
    };
  };
}

const azurite = createRequire(import.meta.url).resolve("azurite/package.json");
const load = createRequire(azurite);
const loki = load("lokijs") as Loki;
const store = load("./dist/src/table/persistence/LokiTableMetadataStore") as Store;

/** The first possible partition of the query that runs now, and the last one if it is known. */
let first = "";
let last: string | undefined;

/** A condition on the partition, alone or before one that only narrows it. */
const onPartition =
  /^PartitionKey (eq|gt|ge) '((?:[^']|'')*)'(?: and (?:(?:not )?\(.*\)|(?!.* or ).*))?$/;

const { queryTableEntities } = store.default.prototype;
store.default.prototype.queryTableEntities = function (context, account, table, options, ...next) {
  const [, operator, quoted = ""] = onPartition.exec(options.filter ?? "") ?? [];
  first = quoted.replaceAll("''", "'");
  last = operator === "eq" ? first : undefined;
  // It runs the query before its first await.
  return queryTableEntities.call(this, context, account, table, options, ...next);
};

/** The rows of one table by their keys, in order. */
class SortedRows {
  readonly #rows = new Map<string, Row>();
  #keys: string[] = [];
  #isSorted = true;

  static keyOf({ PartitionKey, RowKey }: Row): string {
    return `${PartitionKey}\0${RowKey}`;
  }

  put(row: Row): void {
    const key = SortedRows.keyOf(row);
    if (!this.#rows.has(key)) {
      this.#keys.push(key);
      this.#isSorted = false;
    }
    this.#rows.set(key, row);
  }

  remove(row: Row): void {
    this.#rows.delete(SortedRows.keyOf(row));
  }

  #firstIndex(isAfter: (key: string) => boolean): number {
    let [low, high] = [0, this.#keys.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isAfter(this.#keys[middle] ?? "")) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** `isOnPage` is true from the page's first row on. */
  find(matches: Test, isOnPage: Test, max: number): Row[] {
    if (!this.#isSorted) this.#keys = [...new Set(this.#keys)].sort();
    this.#isSorted = true;
    const of = (key: string): Row => {
      const [PartitionKey = "", RowKey = ""] = key.split("\0");
      return { PartitionKey, RowKey };
    };
    const found: Row[] = [];
    const start = this.#firstIndex((key) => key >= first && isOnPage(of(key)));
    for (let index = start; index < this.#keys.length && found.length < max; index += 1) {
      const row = this.#rows.get(this.#keys[index] ?? "");
      if (!row) continue;
      if (last !== undefined && row.PartitionKey > last) break;
      if (isOnPage(row) && matches(row)) found.push(row);
    }
    return found;
  }
}

const { addCollection } = loki.prototype;
loki.prototype.addCollection = function (name, options = {}) {
  const collection = addCollection.call(this, name, options);
  if (!JSON.stringify(options).includes('["PartitionKey","RowKey"]')) return collection;
  const rows = new SortedRows();
  const put = (row: Row): void => {
    rows.put(row);
  };
  collection.on("insert", put);
  collection.on("update", put);
  collection.on("delete", (row) => {
    rows.remove(row);
  });
  collection.chain = () => {
    const tests: Test[] = [];
    let max = Infinity;
    const query = {
      where: (test: Test) => (tests.push(test), query),
      sort: () => query,
      limit: (count: number) => ((max = count), query),
      data: () => rows.find(tests[0] ?? (() => true), tests[1] ?? (() => true), max),
    };
    return query;
  };
  return collection;
};
