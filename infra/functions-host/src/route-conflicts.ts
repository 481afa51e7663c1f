import type { Route, Segment } from "./routes.ts";

interface Routed {
  readonly name: string;
  readonly route: Route;
}

/** Azure tries routes in the alphabetical order of the function names, not the most specific first. */
export function inAzuresOrder<Function extends Routed>(functions: readonly Function[]): Function[] {
  const key = ({ name }: Routed): string => name.toUpperCase();
  return [...functions].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Routes that no request can reach, because a function that Azure tries earlier takes all their paths. */
export function findConflicts(functions: readonly Routed[]): string[] {
  const ordered = inAzuresOrder(functions);
  return ordered.flatMap((later, index) =>
    ordered.slice(0, index).flatMap((earlier) => {
      const shared = later.route.methods.filter((each) => earlier.route.methods.includes(each));
      if (shared.length === 0) return [];
      const who = `function "${later.name}": route "${later.route.template}"`;
      if (earlier.route.template.toLowerCase() === later.route.template.toLowerCase())
        return [`${who} conflicts with the route of "${earlier.name}"`];
      if (!hides(earlier.route.segments, later.route.segments)) return [];
      return [
        `${who} can never be reached by ${shared.join(", ")}: Azure tries functions in the order of ` +
          `their names, and "${earlier.route.template}" of "${earlier.name}" takes the same paths`,
      ];
    }),
  );
}

function hides(earlier: readonly Segment[], later: readonly Segment[]): boolean {
  for (const [index, segment] of later.entries()) {
    const other = earlier[index];
    if (other === undefined) return false;
    if (isRest(other)) return true;
    if (!covers(other, segment)) return false;
  }
  const next = earlier[later.length];
  return next === undefined || isRest(next);
}

const isRest = (segment: Segment): boolean => "kind" in segment && segment.kind === "rest";

function covers(other: Segment, segment: Segment): boolean {
  if ("literal" in other) return "literal" in segment && segment.literal === other.literal;
  return !isRest(segment);
}
