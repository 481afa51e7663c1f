// The smallest app with a request and with somebody who waits for delivery reports.
const { app } = require("@azure/functions");

const reports = [];
app.http("reports", {
  authLevel: "anonymous",
  methods: ["GET"],
  route: "reports",
  handler: () => ({ jsonBody: reports }),
});
app.eventGrid("deliveryReport", {
  handler: (event) => {
    reports.push(event);
  },
});
