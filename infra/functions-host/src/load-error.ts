/** The app cannot run. Has every reason that was found, so that one start names them all. */
export class LoadError extends Error {
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[], options?: ErrorOptions) {
    super(reasons.join("\n"), options);
    this.name = "LoadError";
    this.reasons = reasons;
  }
}
