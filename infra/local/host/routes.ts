import { constraint, type Constraint } from "./route-constraints.ts";

interface Literal {
  readonly literal: string;
}
interface Parameter {
  readonly name: string;
  readonly kind: "one" | "optional" | "rest";
  readonly constraints: readonly Constraint[];
}
export type Segment = Literal | Parameter;

export interface Route {
  readonly template: string;
  /** Upper case. */
  readonly methods: readonly string[];
  readonly segments: readonly Segment[];
}

/** A template of ASP.NET routing; throws with the reason for one that Azure or this host refuses. */
export function compileRoute(template: string, prefix: string, methods: readonly string[]): Route {
  const own = template.replaceAll(/^\/+|\/+$/g, "");
  if (/^(admin|runtime)/i.test(own))
    throw new Error(`route "${template}" conflicts with a built-in route`);
  const whole = [prefix.replaceAll(/^\/+|\/+$/g, ""), own].filter((part) => part !== "").join("/");
  const texts = splitTemplate(whole);
  const segments = texts.map((text, index) =>
    compileSegment(text, index === texts.length - 1, template),
  );
  const names = segments.map((segment) => ("name" in segment ? segment.name.toLowerCase() : ""));
  const twice = names.find((name, index) => name !== "" && names.indexOf(name) < index);
  if (twice !== undefined) throw new Error(`route "${template}": parameter "${twice}" comes twice`);
  return { template: whole, methods: methods.map((method) => method.toUpperCase()), segments };
}

// Slashes inside braces belong to a constraint's arguments.
const splitTemplate = (template: string): string[] => template.split(/\/(?![^{]*\})/);

function compileSegment(text: string, isLast: boolean, template: string): Segment {
  if (!/[{}?]/.test(text)) return { literal: text.toLowerCase() };
  const match = /^\{(\*{0,2})([a-z_][\w-]*)((?::[a-z]+(?:\([^)]*\))?)*)(\?)?\}$/i.exec(text);
  if (match === null) throw new Error(`route "${template}": segment "${text}" is not carried`);
  const [, stars, name = "", rules = "", optional] = match;
  const kind = stars !== "" ? "rest" : optional === undefined ? "one" : "optional";
  if (kind !== "one" && !isLast) throw new Error(`route "${template}": "${text}" must come last`);
  return {
    name,
    kind,
    constraints: rules
      .split(/:(?![^(]*\))/)
      .slice(1)
      .map(constraint),
  };
}

/** Segments of a path, as ASP.NET cuts and decodes it: `%2F` stays, a slash at the end does not count. */
export function splitPath(path: string): string[] {
  const trimmed = path.endsWith("/") ? path.slice(1, -1) : path.slice(1);
  return trimmed === "" ? [] : trimmed.split("/");
}

function decode(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text.replaceAll(/%2f/gi, "%252F"));
  } catch {
    return text;
  }
}

/** The route's parameters, or undefined when the path is not the route's. */
export function matchRoute(
  { segments }: Route,
  path: readonly string[],
): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const part = path[index];
    if ("literal" in segment) {
      if (part === undefined || decode(part).toLowerCase() !== segment.literal) return undefined;
      continue;
    }
    if (part === undefined || part === "") {
      if (part === "" || segment.kind === "one") return undefined;
      return params;
    }
    const value = segment.kind === "rest" ? path.slice(index).map(decode).join("/") : decode(part);
    if (!segment.constraints.every(({ test }) => test(value))) return undefined;
    params[segment.name] = value;
    if (segment.kind === "rest") return params;
  }
  return path.length > segments.length ? undefined : params;
}
