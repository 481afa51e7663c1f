/** The engine does not do what was asked. In an orchestration it ends the orchestration as Failed. */
export class Refused extends Error {}

/** For a feature of Durable Functions that Azure has and this engine does not. */
export const notSupported = (feature: string): Refused =>
  new Refused(`'${feature}' is not supported by the local durable engine.`);
