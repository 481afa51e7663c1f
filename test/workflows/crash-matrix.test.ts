import { partialCrashMatrix } from "./crash-matrix.ts";

/**
 * A part of the matrix: for each workflow, points before, during and after an activity, and before
 * and after the engine stores a start, an outcome and a turn. `npm run crash-matrix` runs the full
 * matrix, including the points after which a mail waits for half a minute.
 */
partialCrashMatrix({
  activate: [
    "call: during 4",
    "activate: start not stored 1",
    "activate: turn stored 1",
    "issueCredentials: before 1",
    // The pair is stored in the index, then in the contract, before the step gets the answer.
    "issueCredentials: during 2",
    "issueCredentials: during 3",
    "completeActivation: after 1",
    "completeActivation: outcome stored 1",
    "activate: turn not stored 4",
  ],
  distribute: [
    "distribute: start stored 1",
    "listMails: before 1",
    // The mail is accepted before the step gets the answer.
    "sendMail: during 5",
    "sendMail: after 1",
    "sendMail: outcome stored 2",
    "distribute: turn not stored 3",
  ],
  replace: [
    "call: during 2",
    "replace: start not stored 1",
    // The pair is stored in the index, then in the contract, before the step gets the answer.
    "replacePair: during 2",
    "replacePair: outcome stored 1",
    "queueReplacementLetters: during 3",
    "cancelReplacedLetters: before 1",
  ],
  sweep: [
    "sweep: start stored 1",
    "beginSweep: before 1",
    "handleDue: during 3",
    "handleDue: after 1",
    "recordSweep: outcome stored 1",
    "sweep: turn not stored 5",
    // A page is done, and the next generation has not started.
    "sweep: turn stored 6",
  ],
});
