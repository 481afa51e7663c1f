import * as z from "zod";

export const faultRequest = z
  .strictObject({
    /** The status that the next sends are answered with. */
    status: z.int().min(400).max(599).optional(),
    times: z.int().min(0).max(1_000_000),
    /** Seconds, sent as Retry-After. */
    retryAfter: z.int().min(0).max(86_400).optional(),
    /** Only sends with a recipient whose address contains this, in any case of letters. */
    match: z.string().min(1).optional(),
    /** The mail is accepted and stored, and the answer is lost: the connection just ends. */
    after: z.boolean().default(false),
  })
  .refine(({ status, after }) => after || status !== undefined, "status is missing");
export type Fault = z.output<typeof faultRequest>;

/** The one fault that is set, counted down as sends meet it. */
export class Faults {
  #fault: Fault | undefined;

  set(fault: Fault | undefined): void {
    this.#fault = fault?.times === 0 ? undefined : fault;
  }

  get current(): Fault | undefined {
    return this.#fault;
  }

  /** The fault that this send meets, if any; it is used up by one. */
  take(recipients: readonly string[]): Fault | undefined {
    const fault = this.#fault;
    if (!fault) return undefined;
    const match = fault.match?.toLowerCase() ?? "";
    if (!recipients.some((address) => address.toLowerCase().includes(match))) return undefined;
    this.set({ ...fault, times: fault.times - 1 });
    return fault;
  }
}
