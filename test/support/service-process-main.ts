/** `node service-process-main.ts <connection string>`: runs jobs that it gets as messages. */
import { incidentService } from "./service-process.ts";
import type { Job } from "./service-process.ts";

const service = incidentService(process.argv[2] ?? "");

process.on("message", ({ id, key, offerId }: Job) => {
  void service.consume(offerId, key).then((outcome) => process.send?.({ id, outcome }));
});
// The parent process is gone, so no more jobs will come.
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
