import { partialCrashMatrix } from "./crash-matrix.ts";

/**
 * A part of the matrix: for each workflow, a few points around the writes that matter. `npm run
 * crash-matrix` runs every point, including those after which a mail waits for half a minute.
 */
partialCrashMatrix({
  activate: [
    "call: during 4",
    // The pair is stored in the index, then in the contract, before the step gets the answer.
    "issueCredentials: during 2",
    "issueCredentials: during 3",
  ],
  distribute: [
    // The mail is accepted before the step gets the answer.
    "sendMail: during 5",
    "distribute: turn not stored 3",
  ],
  replace: [
    // The pair is stored in the index, then in the contract, before the step gets the answer.
    "replacePair: during 2",
    "queueReplacementLetters: during 3",
  ],
  sweep: [
    "sweep: start stored 1",
    "handleDue: during 3",
    // A page is done, and the next generation has not started.
    "sweep: turn stored 6",
  ],
});
