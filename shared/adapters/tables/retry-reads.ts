import type { PipelinePolicy, PipelineResponse } from "@azure/core-rest-pipeline";

const triesMax = 3;
const pauseMs = 40;

/** Storage is busy or one of its servers is stopping. A read can be retried. */
const isTransient = ({ status }: PipelineResponse): boolean => status === 500 || status === 503;

const pause = (tries: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, pauseMs * 2 ** tries * Math.random());
  });

/**
 * Retries a failed read: after a closed connection, or a status 500 or 503. Writes are not retried,
 * because the caller must find out whether a failed write happened.
 */
export const retryReads: PipelinePolicy = {
  name: "retryReads",
  sendRequest: async (request, next) => {
    if (request.method !== "GET") return next(request);
    for (let tries = 1; ; tries += 1) {
      const last = tries === triesMax || request.abortSignal?.aborted === true;
      try {
        const response = await next(request);
        if (last || !isTransient(response)) return response;
      } catch (error) {
        if (last || request.abortSignal?.aborted === true) throw error;
      }
      await pause(tries);
    }
  },
};
