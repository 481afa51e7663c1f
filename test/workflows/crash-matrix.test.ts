import { chosenCrashMatrix } from "./crash-matrix.ts";

/**
 * The short form: of each workflow before, during and after an activity, and the engine's
 * transactions (a start, an outcome, a turn) before and after each is stored. `npm run crash-matrix`
 * is the whole matrix. Left to it are the points after which a mail waits for half a minute.
 */
chosenCrashMatrix({
  activate: [
    "call: during 4",
    "activate: start not stored 1",
    "activate: turn stored 1",
    "issueCredentials: before 1",
    // The pair is in the index, then in the contract, and the step does not know.
    "issueCredentials: during 2",
    "issueCredentials: during 3",
    "completeActivation: after 1",
    "completeActivation: outcome stored 1",
    "activate: turn not stored 4",
  ],
  distribute: [
    "distribute: start stored 1",
    "listMails: before 1",
    // The mail is accepted, and the step does not know.
    "sendMail: during 5",
    "sendMail: after 1",
    "sendMail: outcome stored 2",
    "distribute: turn not stored 3",
  ],
  sweep: [
    "sweep: start stored 1",
    "beginSweep: before 1",
    "handleDue: during 3",
    "handleDue: after 1",
    "recordSweep: outcome stored 1",
    "sweep: turn not stored 5",
    // A page is done, and the next generation has not begun.
    "sweep: turn stored 6",
  ],
});
