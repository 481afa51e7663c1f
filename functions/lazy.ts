type Step = (...input: never[]) => Promise<unknown>;

/** Stands for steps that are loaded when one of them is first called. */
export const lazy = <Steps extends Readonly<Record<keyof Steps, Step>>>(
  load: () => Promise<Steps>,
): Steps =>
  new Proxy({} as Steps, {
    get:
      (_, name) =>
      async (...input: never[]) => {
        const steps = await load();
        return steps[name as keyof Steps](...input);
      },
  });
