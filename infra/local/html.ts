const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** An HTML page for phones and desktops, light or dark, that loads no other file. */
export const htmlPage = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
  :root { color-scheme: light dark; font: 1rem/1.5 "Segoe UI", system-ui, sans-serif; }
  body { max-width: 52rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
  article { border: 1px solid #8888; border-radius: .5rem; padding: 0 1rem 1rem; margin: 1rem 0; }
  h2 { font-size: 1.15rem; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; }
  dd { margin: 0; }
  iframe { width: 100%; height: 32rem; border: 1px solid #8888; background: #fff; }
  pre { white-space: pre-wrap; }
  code { background: #8882; padding: 0 .25rem; }
</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;
