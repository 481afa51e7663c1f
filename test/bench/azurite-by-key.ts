/**
 * Loaded into Azurite before its own code. Azurite searches rows by row key, and the heads of all
 * contracts have the same one. With 100,000 heads, each look-up takes 40 ms, and each write shifts two
 * indexes of the table's length. Azure finds a row by its key. This code does so with a map.
 * Nothing else is changed: a query still reads every row of its table.
 */
import { createRequire } from "node:module";

interface Row {
  readonly PartitionKey: string;
  readonly RowKey: string;
}

interface Collection {
  readonly on: (event: "insert" | "update" | "delete", listener: (row: Row) => void) => void;
  findOne: (query: Partial<Row>) => unknown;
}

interface Loki {
  readonly prototype: { addCollection: (name: string, options?: object) => Collection };
}

const azurite = createRequire(import.meta.url).resolve("azurite/package.json");
const loki = createRequire(azurite)("lokijs") as Loki;

const keyOf = ({ PartitionKey, RowKey }: Row): string => `${PartitionKey}\n${RowKey}`;
const isKey = (query: Partial<Row>): query is Row => "PartitionKey" in query && "RowKey" in query;

const { addCollection } = loki.prototype;
loki.prototype.addCollection = function (name, options = {}) {
  const isTable = JSON.stringify(options).includes('["PartitionKey","RowKey"]');
  const collection = addCollection.call(this, name, isTable ? {} : options);
  if (!isTable) return collection;
  const rows = new Map<string, Row>();
  const put = (row: Row): void => void rows.set(keyOf(row), row);
  collection.on("insert", put);
  collection.on("update", put);
  collection.on("delete", (row) => void rows.delete(keyOf(row)));
  const findOne = collection.findOne.bind(collection);
  collection.findOne = (query) =>
    isKey(query) ? (rows.get(keyOf(query)) ?? null) : findOne(query);
  return collection;
};
