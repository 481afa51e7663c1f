import type { Route, Segment } from "./routes.ts";

interface Routed {
  readonly name: string;
  readonly route: Route;
}

/**
 * Azure tries routes in the order of the functions' names, not the most specific first: a route can be
 * hidden for good by one whose function comes earlier in the alphabet. That is said at load.
 */
export function inAzuresOrder<Function extends Routed>(functions: readonly Function[]): Function[] {
  const key = ({ name }: Routed): string => name.toUpperCase();
  return [...functions].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

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
    if (other === undefined || !covers(other, segment)) return false;
    if (!("literal" in other) && other.kind === "rest") return true;
  }
  const next = earlier[later.length];
  return next === undefined || (!("literal" in next) && next.kind !== "one");
}

function covers(other: Segment, segment: Segment): boolean {
  if ("literal" in other) return "literal" in segment && segment.literal === other.literal;
  if ("literal" in segment) return other.constraints.every(({ test }) => test(segment.literal));
  if (segment.kind !== "one" && other.kind === "one") return false;
  if (segment.kind === "rest" && other.kind !== "rest") return false;
  return other.constraints.every(({ text }) =>
    segment.constraints.some((own) => own.text === text),
  );
}
