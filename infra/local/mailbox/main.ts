import { parseArgs } from "node:util";

import { startMailbox } from "./server.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "7073" },
    data: { type: "string", default: ".local/data" },
  },
});
// An environment variable, because all users of the machine can see the arguments of a process.
const accessKey = process.env["MAILBOX_ACCESS_KEY"];
if (!accessKey) throw new Error("MAILBOX_ACCESS_KEY is not set.");
const eventsUrl = process.env["MAILBOX_EVENTS_URL"];

const mailbox = await startMailbox({
  port: Number(values.port),
  dataDir: values.data,
  accessKey,
  ...(eventsUrl && { eventsUrl }),
});
console.log(`mailbox ready ${mailbox.url}`);
