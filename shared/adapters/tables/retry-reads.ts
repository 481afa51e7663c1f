import type { PipelinePolicy, PipelineResponse } from "@azure/core-rest-pipeline";

const triesMax = 3;
const pauseMs = 40;

/** Storage is busy, or a server of it is on its way out; a read may simply ask again. */
const isPassing = ({ status }: PipelineResponse): boolean => status === 500 || status === 503;

const pause = (tries: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, pauseMs * 2 ** tries * Math.random());
  });

/**
 * Asks again where a read broke off: a connection that Storage has closed, an answer of the 500
 * class. Only reads: what a write that broke off has done is for the caller to find out.
 */
export const retryReads: PipelinePolicy = {
  name: "retryReads",
  sendRequest: async (request, next) => {
    if (request.method !== "GET") return next(request);
    for (let tries = 1; ; tries += 1) {
      const last = tries === triesMax || request.abortSignal?.aborted === true;
      try {
        const response = await next(request);
        if (last || !isPassing(response)) return response;
      } catch (error) {
        if (last || request.abortSignal?.aborted === true) throw error;
      }
      await pause(tries);
    }
  },
};
