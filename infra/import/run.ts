import { createReadStream } from "node:fs";
import { open, rm, stat } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";

import { foldId } from "../../shared/domain/spelling.ts";
import { messageOf } from "../run-command.ts";
import { inOrder } from "./in-order.ts";
import { check } from "./record.ts";
import type { Problem, Row } from "./record.ts";
import { rowsOf } from "./rows.ts";
import { importRecord } from "./send.ts";
import type { Outcome, Target } from "./send.ts";

export interface Counts {
  /** Rows that were read. */
  rows: number;
  imported: number;
  /** Rows that an earlier run had imported. */
  known: number;
  refused: number;
}

export interface Run {
  readonly file: string;
  readonly concurrency: number;
  /** Rows before this line are skipped. */
  readonly fromLine: number;
  /** Null: the rows are checked and not sent. */
  readonly target: Target | null;
  /** `line`: the first one whose row is not decided. */
  readonly progress: (bytesRead: number, size: number, counts: Counts, line: number) => void;
}

export const reportOf = (file: string): string => `${file}.refused.ndjson`;

/** The refused rows, one JSON object a line, added to those of the run that is continued. */
class Report {
  readonly #path: string;
  #handle: Promise<FileHandle> | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  async add({ line }: Row, problem: Problem): Promise<void> {
    this.#handle ??= open(this.#path, "a");
    await (await this.#handle).appendFile(`${JSON.stringify({ line, ...problem })}\n`);
  }

  async close(): Promise<void> {
    await (await this.#handle)?.close();
  }
}

/** A partner's rows are sent one after another, because an earlier row can write the partner. */
function importer(target: Target | null): (row: Row) => Promise<Outcome> {
  const ordered = inOrder();
  return async (row) => {
    const checked = check(row);
    if (!checked.ok) return { kind: "refused", problem: checked.problem };
    const { record } = checked;
    if (!target) return { kind: "imported" };
    return ordered(foldId(record.partnerId), () => importRecord(target, record));
  };
}

/** The lines whose rows are being imported. */
class Lines {
  readonly #open = new Set<number>();
  #last = 0;

  /** The first line whose row is not decided. */
  get firstOpen(): number {
    return Math.min(this.#last + 1, ...this.#open);
  }

  async during(line: number, work: () => Promise<void>): Promise<void> {
    this.#last = line;
    this.#open.add(line);
    await work();
    this.#open.delete(line);
  }
}

/** Ends a run before the end of the file. Another one can continue at `line`. */
export class StoppedAt extends Error {
  constructor(cause: unknown, line: number) {
    super(
      `${messageOf(cause)}\nAll rows before line ${line} are decided. Continue with --from-line ${line}.`,
    );
  }
}

/**
 * Imports the rows of a file, a few at a time. It holds only those few in memory. The first error that
 * concerns all rows ends the run; running it again continues, because each row has its own key.
 */
export async function runImport(run: Run): Promise<Counts> {
  const { concurrency, file, fromLine, progress, target } = run;
  const { size } = await stat(file);
  if (fromLine <= 1) await rm(reportOf(file), { force: true });
  const stream = createReadStream(file);
  const report = new Report(reportOf(file));
  const counts: Counts = { rows: 0, imported: 0, known: 0, refused: 0 };
  const lines = new Lines();
  const importRow = importer(target);
  const handle = async (row: Row): Promise<void> => {
    const outcome = await importRow(row);
    counts[outcome.kind] += 1;
    if (outcome.kind === "refused") await report.add(row, outcome.problem);
    progress(stream.bytesRead, size, counts, lines.firstOpen);
  };
  const rows = rowsOf(file, stream);
  const work = async (): Promise<void> => {
    for (let next = await rows.next(); !next.done; next = await rows.next()) {
      const { value: row } = next;
      if (row.line < fromLine) continue;
      counts.rows += 1;
      await lines.during(row.line, () => handle(row));
    }
  };
  const workers = Array.from({ length: concurrency }, work);
  try {
    await Promise.all(workers);
  } catch (error) {
    throw counts.rows === 0 ? error : new StoppedAt(error, lines.firstOpen);
  } finally {
    stream.destroy();
    await Promise.allSettled(workers);
    await report.close();
  }
  return counts;
}
