/** Runs `body` once and shares its outcome; after a failure the next caller tries again. */
export function once(body: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= body().catch((error: unknown) => {
      running = undefined;
      throw error;
    });
    return running;
  };
}
