const sans =
  "'Segoe UI',system-ui,-apple-system,'Malgun Gothic','Apple SD Gothic Neo','Noto Sans KR',sans-serif";
const mono = "'Cascadia Mono',Consolas,Menlo,'DejaVu Sans Mono',monospace";
const wrap = "word-break:keep-all;overflow-wrap:anywhere;";
const body = `margin:0 0 16px;font-size:16px;line-height:1.55;${wrap}`;
const label = "margin:0;font-size:13px;line-height:1.4;color:#595653;";

/**
 * The HTML of every letter. Styles are inline because many mail programs drop the style element.
 * Those that keep it get more space and dark colours. The conditional comment gives Outlook on
 * Windows a column, because it does not support max-width. The page has no images, links or other
 * resources.
 */
export const htmlTemplate = `<!doctype html>
<html lang="{{language}}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>{{subject}}</title>
<style>
:root { color-scheme: light dark; }
@media (min-width: 600px) {
  .card { padding: 32px 36px 16px !important; }
  .foot { padding: 16px 36px 0 !important; }
}
@media (prefers-color-scheme: dark) {
  .page { background: #1b1a19 !important; color: #f3f2f1 !important; }
  .card { background: #292827 !important; border-color: #484644 !important; }
  .muted { color: #c8c6c4 !important; }
  .ids { background: #12283c !important; border-color: #3a6488 !important; }
  .line { border-color: #484644 !important; }
  .note { background: #33302a !important; border-color: #c19c00 !important; }
  .accent { color: #62abf5 !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f3f2f1;color:#201f1e;-webkit-text-size-adjust:100%;">
<div style="display:none;max-height:0;overflow:hidden;opacity:0;mso-hide:all;">{{preheader}}</div>
<!--[if mso]><table role="presentation" width="600" align="center"><tr><td><![endif]-->
<div lang="{{language}}" class="page" style="max-width:600px;margin:0 auto;padding:12px 8px 32px;background:#f3f2f1;color:#201f1e;font-family:${sans};">
<div role="main" class="card" style="padding:24px 18px 12px;background:#ffffff;border:1px solid #e1dfdd;border-radius:8px;">
<p class="accent" style="margin:0 0 8px;font-size:13px;line-height:1.4;font-weight:600;color:#0f5ea8;">{{program}}</p>
<h1 style="margin:0 0 20px;font-size:24px;line-height:1.3;font-weight:600;${wrap}">{{title}}</h1>
{{#blocks}}
{{#heading}}
<h2 style="margin:28px 0 10px;font-size:18px;line-height:1.35;font-weight:600;${wrap}">{{heading}}</h2>
{{/heading}}
{{#paragraph}}
<p style="${body}">{{paragraph}}</p>
{{/paragraph}}
{{#ids}}
<dl class="ids" style="margin:0 0 20px;padding:16px 18px 8px;background:#eff6fc;border:1px solid #b3d3ee;border-radius:6px;">
{{#rows}}
<dt class="muted" style="${label}">{{label}}</dt>
<dd style="margin:0 0 12px;font-family:${mono};font-size:19px;line-height:1.4;font-weight:600;overflow-wrap:anywhere;">{{value}}</dd>
{{/rows}}
</dl>
{{/ids}}
{{#facts}}
<dl style="margin:0 0 20px;">
{{#rows}}
<dt class="muted line" style="${label}padding-top:8px;border-top:1px solid #e1dfdd;${wrap}">{{label}}</dt>
<dd style="margin:0 0 8px;font-size:16px;line-height:1.5;font-weight:600;${wrap}">{{value}}</dd>
{{/rows}}
</dl>
{{/facts}}
{{#steps}}
<h3 style="margin:20px 0 6px;font-size:16px;line-height:1.4;font-weight:600;${wrap}">{{title}}</h3>
<ol style="margin:0 0 10px;padding:0 0 0 24px;font-size:16px;line-height:1.55;${wrap}">
{{#items}}
<li style="margin:0 0 4px;">{{text}}</li>
{{/items}}
</ol>
{{#hint}}
<p class="muted" style="margin:0 0 16px;font-size:14px;line-height:1.5;color:#595653;${wrap}">{{hint}}</p>
{{/hint}}
{{/steps}}
{{#note}}
<p class="note" style="margin:0 0 16px;padding:12px 14px;background:#fff8e5;border-left:4px solid #c19c00;font-size:16px;line-height:1.55;${wrap}">{{note}}</p>
{{/note}}
{{/blocks}}
</div>
<div role="contentinfo" class="foot" style="padding:16px 18px 0;">
{{#footer}}
<p class="muted" style="margin:0 0 6px;font-size:13px;line-height:1.5;color:#595653;${wrap}">{{text}}</p>
{{/footer}}
</div>
</div>
<!--[if mso]></td></tr></table><![endif]-->
</body>
</html>
`;
