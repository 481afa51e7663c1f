/**
 * Loaded into Azurite before its own code. It finds a row by the row key first, which the heads of
 * all contracts share: with 100,000 of them one look-up goes through them all, and takes 40 ms where
 * Azure, and this, go to the partition and there to the row. Nothing else of it is changed.
 */
import { createRequire } from "node:module";

type Query = Readonly<Record<string, unknown>>;

interface Loki {
  readonly prototype: { addCollection: (name: string, options?: Query) => unknown };
  readonly Collection: { readonly prototype: { findOne: (query: Query) => unknown } };
}

const azurite = createRequire(import.meta.url).resolve("azurite/package.json");
const loki = createRequire(azurite)("lokijs") as Loki;

const { findOne } = loki.Collection.prototype;
loki.Collection.prototype.findOne = function (query) {
  const { PartitionKey, ...rest } = query;
  // It goes by the first property that it is given.
  return findOne.call(this, PartitionKey === undefined ? query : { PartitionKey, ...rest });
};

const { addCollection } = loki.prototype;
loki.prototype.addCollection = function (name, options = {}) {
  const isTable = JSON.stringify(options["indices"]) === '["PartitionKey","RowKey"]';
  return addCollection.call(this, name, isTable ? { indices: ["PartitionKey"] } : options);
};
