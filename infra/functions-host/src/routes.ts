interface Literal {
  readonly literal: string;
}
interface Parameter {
  readonly name: string;
  /** A parameter of kind "rest" takes the rest of the path, which may be empty. */
  readonly kind: "one" | "rest";
}
export type Segment = Literal | Parameter;

export interface Route {
  readonly template: string;
  /** Upper case. */
  readonly methods: readonly string[];
  readonly segments: readonly Segment[];
}

/**
 * Parses a template of ASP.NET routing: literals, `{x}` and, as the last segment, `{*x}`. Throws an
 * Error with the reason for a template that Azure refuses or that is not supported.
 */
export function compileRoute(template: string, prefix: string, methods: readonly string[]): Route {
  const own = template.replaceAll(/^\/+|\/+$/g, "");
  if (/^(admin|runtime)/i.test(own))
    throw new Error(`route "${template}" conflicts with a built-in route`);
  const whole = [prefix.replaceAll(/^\/+|\/+$/g, ""), own].filter((part) => part !== "").join("/");
  const texts = whole.split("/");
  const segments = texts.map((text, index) =>
    compileSegment(text, index === texts.length - 1, template),
  );
  const names = segments.map((segment) => ("name" in segment ? segment.name.toLowerCase() : ""));
  const twice = names.find((name, index) => name !== "" && names.indexOf(name) < index);
  if (twice !== undefined) throw new Error(`route "${template}": parameter "${twice}" comes twice`);
  return { template: whole, methods: methods.map((method) => method.toUpperCase()), segments };
}

function compileSegment(text: string, isLast: boolean, template: string): Segment {
  if (!/[{}?]/.test(text)) return { literal: text.toLowerCase() };
  const match = /^\{(\*?)([a-z_][\w-]*)\}$/i.exec(text);
  if (match === null) throw new Error(`route "${template}": segment "${text}" is not supported`);
  const [, star, name = ""] = match;
  if (star === "") return { name, kind: "one" };
  if (!isLast) throw new Error(`route "${template}": "${text}" must come last`);
  return { name, kind: "rest" };
}

/** The segments of a path as ASP.NET splits it: a slash at the end does not count. */
export function splitPath(path: string): string[] {
  const trimmed = path.endsWith("/") ? path.slice(1, -1) : path.slice(1);
  return trimmed === "" ? [] : trimmed.split("/");
}

/** As ASP.NET decodes a segment: `%2F` stays encoded. */
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
    } else if (segment.kind === "rest") {
      if (part === "") return undefined;
      if (part !== undefined) params[segment.name] = path.slice(index).map(decode).join("/");
      return params;
    } else {
      if (part === undefined || part === "") return undefined;
      params[segment.name] = decode(part);
    }
  }
  return path.length > segments.length ? undefined : params;
}
