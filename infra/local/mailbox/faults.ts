import * as z from "zod";

export const faultRequest = z
  .strictObject({
    /** The status of the answers to the next send requests. */
    status: z.int().min(400).max(599).optional(),
    times: z.int().min(0).max(1_000_000),
    /** Seconds, sent as Retry-After. */
    retryAfter: z.int().min(0).max(86_400).optional(),
    /** Only for a recipient whose address contains this text; case is ignored. */
    match: z.string().min(1).optional(),
    /** Stores the mail and closes the connection without an answer. */
    after: z.boolean().default(false),
  })
  .refine(({ status, after }) => after || status !== undefined, "status is missing");
export type Fault = z.output<typeof faultRequest>;

/** The current fault, which applies to a number of send requests. There is at most one. */
export class Faults {
  #fault: Fault | undefined;

  set(fault: Fault | undefined): void {
    this.#fault = fault?.times === 0 ? undefined : fault;
  }

  get current(): Fault | undefined {
    return this.#fault;
  }

  /** The fault for this send request, if any. Each use counts. */
  take(recipients: readonly string[]): Fault | undefined {
    const fault = this.#fault;
    if (!fault) return undefined;
    const match = fault.match?.toLowerCase() ?? "";
    if (!recipients.some((address) => address.toLowerCase().includes(match))) return undefined;
    this.set({ ...fault, times: fault.times - 1 });
    return fault;
  }
}
