import { makeRowMac } from "../../shared/adapters/crypto/row-mac.ts";
import { valueOf } from "../../shared/adapters/tables/row-kind.ts";
import { plainRows, sealedRows } from "../../shared/adapters/tables/row-seal.ts";
import type { RowCodec } from "../../shared/adapters/tables/row-seal.ts";

/** The hash key of the tests that read stored rows without a running service. */
export const testHashKey = Buffer.alloc(32, 2);
export const testMac = makeRowMac(testHashKey);

/** The codec of tests that write and read their own rows. */
export const testRows: RowCodec = sealedRows(testMac);

/** Reads rows of a running service without its key, so it checks no MAC. It writes none. */
export const uncheckedRows: RowCodec = { rowOf: plainRows.rowOf, valueOf };
