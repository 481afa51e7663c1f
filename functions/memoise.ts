/** Runs `body` once and shares its outcome; after a failure the next caller tries again. */
export function memoise<Value>(body: () => Promise<Value>): () => Promise<Value> {
  let running: Promise<Value> | undefined;
  return () => {
    running ??= body().catch((error: unknown) => {
      running = undefined;
      throw error;
    });
    return running;
  };
}
