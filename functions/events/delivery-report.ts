import type { EventGridEvent, EventGridHandler, InvocationContext } from "@azure/functions";
import * as z from "zod";

import { deliveryStatuses } from "../../shared/application/workflows/distribute/delivery-report.ts";
import type {
  DeliveryReport,
  RecordResult,
} from "../../shared/application/workflows/distribute/delivery-report.ts";

const reportType = "Microsoft.Communication.EmailDeliveryReportReceived";

/** The fields that are read. The event can contain other fields. */
const reportData = z
  .object({
    recipient: z.string().max(500),
    messageId: z.string().min(1).max(200),
    status: z.string().min(1),
    deliveryStatusDetails: z.object({ statusMessage: z.string().nullish() }).nullish(),
    // Has seven decimals, and ends with Z, an offset or neither.
    deliveryAttemptTimeStamp: z.iso.datetime({ offset: true, local: true }),
  })
  .transform((data): DeliveryReport => ({
    operationId: data.messageId,
    recipient: data.recipient,
    at: instantOf(data.deliveryAttemptTimeStamp),
    ...statusOf(data.status, data.deliveryStatusDetails?.statusMessage ?? null),
  }));

/** A time without a zone is UTC. */
const instantOf = (time: string): string =>
  new Date(/(?:Z|[+-]\d\d:\d\d)$/i.test(time) ? time : `${time}Z`).toISOString();

/** The status in any letter case. One that is not known stays in the message. */
function statusOf(
  text: string,
  message: string | null,
): Pick<DeliveryReport, "status" | "message"> {
  const known = deliveryStatuses.find((status) => status.toLowerCase() === text.toLowerCase());
  return known
    ? { status: known, message }
    : { status: "Unknown", message: [text.slice(0, 100), message].filter(Boolean).join(": ") };
}

/** Whether an id from the event is safe in a log and in a storage key. */
const isPlainId = (id: string): boolean => /^[\w-]+$/.test(id);

/** The paths and problems without values, because values can be e-mail addresses. */
const problems = ({ issues }: z.ZodError): string =>
  issues.map(({ message, path }) => `${path.join(".")}: ${message}`).join("; ");

/**
 * Handles delivery reports from Event Grid. The host answers the subscription handshake. A fault is
 * thrown, so that Event Grid delivers the event again. An event that is unreadable or not of this
 * service is only logged, because a new delivery would not change it.
 */
export const deliveryReports =
  (record: (report: DeliveryReport) => Promise<RecordResult>): EventGridHandler =>
  async (event: EventGridEvent, context: InvocationContext) => {
    if (event.eventType !== reportType) {
      context.debug(`Event of another type: ${event.eventType}`);
      return;
    }
    const report = reportData.safeParse(event.data);
    if (!report.success) {
      context.warn(`A delivery report that cannot be read: ${problems(report.error)}`);
      return;
    }
    const { operationId } = report.data;
    if (!isPlainId(operationId)) {
      context.warn("A delivery report with an id that is none of ours");
      return;
    }
    const recorded = await record(report.data);
    if (recorded === "UnknownOperation" || recorded === "OtherRecipient") {
      context.log(`A delivery report of operation ${operationId} is ignored: ${recorded}`);
    }
  };
