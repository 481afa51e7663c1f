import type { EventGridEvent, EventGridHandler, InvocationContext } from "@azure/functions";
import * as z from "zod";

import { deliveryStatuses } from "../../shared/application/workflows/distribute/delivery-report.ts";
import type {
  DeliveryReport,
  RecordResult,
} from "../../shared/application/workflows/distribute/delivery-report.ts";

const reportType = "Microsoft.Communication.EmailDeliveryReportReceived";

/** What is read of the event; the service adds fields as it likes. */
const reportData = z
  .object({
    recipient: z.string(),
    messageId: z.string().min(1).max(200),
    status: z.enum(deliveryStatuses),
    deliveryStatusDetails: z.object({ statusMessage: z.string().nullish() }).nullish(),
    // With seven digits of a second, ending in Z or in an offset.
    deliveryAttemptTimeStamp: z.iso.datetime({ offset: true }),
  })
  .transform((data): DeliveryReport => ({
    operationId: data.messageId,
    recipient: data.recipient,
    status: data.status,
    at: new Date(data.deliveryAttemptTimeStamp).toISOString(),
    message: data.deliveryStatusDetails?.statusMessage ?? null,
  }));

/** Safe in a log and in a storage key: an id of the sender is trusted no further than that. */
const isPlainId = (id: string): boolean => /^[\w-]+$/.test(id);

/** Only paths and reasons: values are addresses. */
const problems = ({ issues }: z.ZodError): string =>
  issues.map(({ message, path }) => `${path.join(".")}: ${message}`).join("; ");

/**
 * Takes delivery reports from Event Grid (which the host subscribes by its handshake). Only a fault
 * is thrown, so that the delivery comes again; an event that is none of ours, or that cannot be
 * read, would be the same the next time and is logged instead.
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
