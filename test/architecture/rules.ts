import path from "node:path";

/**
 * What each layer may import; what is not named is forbidden. The first match wins.
 *
 * domain ← contract ← application ← adapters, functions; the catalogue is data over the domain; only
 * the wiring names adapters; nothing that deploys knows the local environment.
 */
const layers: readonly (readonly [from: RegExp, may: RegExp])[] = [
  [/^shared\/domain\//, /^(shared\/domain\/|node:crypto$)/],
  [/^shared\/catalogue\//, /^(shared\/(domain|catalogue)\/|zod$)/],
  [/^shared\/contract\//, /^(shared\/(domain|contract)\/|zod$)/],
  [/^shared\/application\//, /^(shared\/(domain|contract|application)\/|node:crypto$)/],
  [
    /^shared\/adapters\//,
    /^(shared\/(domain|contract|application|adapters)\/|@azure\/|@opentelemetry\/|croner$|jose$|mustache$|zod(\/mini)?$|node:)/,
  ],
  [
    /^shared\/(config|setting-groups|setting-kinds)\.ts$/,
    /^(shared\/(domain\/|setting-(groups|kinds)\.ts$)|zod\/(mini|v4\/locales\/en\.js)$)/,
  ],
  [
    /^functions\/durable\/[^/]*\.(orchestrator|steps)\.ts$/,
    /^(shared\/(domain|application)\/|functions\/durable\/(call|names|step|[^/]*\.steps)\.ts$|durable-functions$|zod\/mini$)/,
  ],
  [/^functions\/operations\.ts$/, /^$/],
  [
    /^functions\/wiring\.ts$/,
    /^((shared|functions)\/|@azure\/functions$|durable-functions$|node:crypto$)/,
  ],
  [
    /^functions\/durable\/orchestrators\.ts$/,
    /^(functions\/durable\/|@azure\/functions$|durable-functions\/lib\/src\/util\/testingUtils\.js$)/,
  ],
  [
    /^functions\/(health|index|register)\.ts$/,
    /^(shared\/(?!adapters\/)|functions\/|package\.json$|@azure\/functions$|durable-functions$|node:)/,
  ],
  [
    /^functions\//,
    /^(shared\/(domain|contract|application)\/|functions\/|@azure\/functions$|durable-functions$|zod(\/mini)?$|node:)/,
  ],
  [/^portal\//, /^(portal\/|(?!shared\/|functions\/|infra\/|test\/|client\/)[^.])/],
  [/^client\//, /^(client\/|benefits-client$|openapi-fetch$|node:crypto$)/],
  // A workspace of its own, which the others import by its name.
  [
    /^infra\/functions-host\//,
    /^(infra\/functions-host\/|@azure\/functions(-core)?$|croner$|durable-functions$|vitest$|zod$|node:)/,
  ],
  [/^infra\/local\//, /^(?!functions\/|test\/|infra\/functions-host\/)[^.]/],
  // The build knows what it builds.
  [/^infra\//, /^(?!test\/|infra\/functions-host\/)[^.]/],
  [/^test\//, /^(?!infra\/functions-host\/)[^.]/],
];

/** Hidden inputs, the machine's time zone among them: the same question must get the same answer. */
const hidden =
  /\bDate\.now\(|\bnew Date\(\)|\bDate\(\)|\bMath\.random\(|\brandom(UUID|Int|Bytes)\b|\bperformance\.|\bprocess\b|\bawait\b|\basync\b|\bfetch\(|\bset(Timeout|Interval|Immediate)\(|\.get(FullYear|Month|Date|Day|Hours|Minutes|TimezoneOffset)\(|\.toLocale\w*String\(/;
/** An orchestrator is replayed; what it calls in its own process is replayed with it. */
const mustBePure =
  /^shared\/domain\/|^functions\/durable\/(call|names|[^/]*\.(orchestrator|steps))\.ts$/;

/** Only here is the environment read: the start hands it over, the settings are parsed from it. */
const mayReadEnvironment =
  /^(shared\/config\.ts$|functions\/index\.ts$|infra\/|test\/|client\/example\/)/;

const withoutComments = (text: string): string =>
  text.replace(/\/\*[^]*?\*\//g, "").replace(/(^|[^:"'`])\/\/.*$/gm, "$1");

/** Not a method of that name, such as `Buffer.from("…")`. */
const importStatement = /(?<!\.)(?:\bfrom|\bimport|\brequire)\s*\(?\s*["']([^"'`\s]+)["']/g;

/** The modules that a source names, those of the project by their path from its root. */
export const importsOf = (file: string, text: string): string[] =>
  [...withoutComments(text).matchAll(importStatement)].map(([, target = ""]) =>
    target.startsWith(".") ? path.posix.join(path.posix.dirname(file), target) : target,
  );

/** Hashing is a calculation; everything else of node:crypto is a hidden input. */
function cryptoViolations(file: string, text: string): string[] {
  if (!/^shared\/(domain|application)\//.test(file)) return [];
  return [...withoutComments(text).matchAll(/import ([^;]*?) from "node:crypto"/g)]
    .map(([, names = ""]) => names)
    .filter((names) => names !== "{ hash }")
    .map((names) => `imports ${names} of node:crypto, of which only hash is allowed`);
}

/** Everything in which a source breaks the architecture, each as a sentence. */
export function violations(file: string, text: string): string[] {
  const may = layers.find(([from]) => from.test(file))?.[1];
  if (!may) return ["no layer claims this file"];
  const found = importsOf(file, text)
    .filter((target) => target.startsWith("../") || !may.test(target))
    .map((target) => `imports ${target}`);
  const code = withoutComments(text);
  const input = mustBePure.test(file) ? hidden.exec(code)?.[0] : undefined;
  if (input !== undefined) found.push(`has a hidden input: ${input}`);
  if (!mayReadEnvironment.test(file) && /\bprocess\s*(\.|\[)\s*["']?env\b/.test(code)) {
    found.push("reads the environment");
  }
  return [...found, ...cryptoViolations(file, text)];
}
