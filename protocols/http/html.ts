/** Escapes text for element content and quoted attributes. */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** HTML that is already safe to insert. */
export interface SafeHtml {
  readonly html: string;
}

/** Template tag that escapes every value, save SafeHtml. */
export function html(
  parts: TemplateStringsArray,
  ...values: (string | number | SafeHtml | SafeHtml[])[]
): SafeHtml {
  const render = (value: string | number | SafeHtml | SafeHtml[]): string => {
    if (Array.isArray(value)) return value.map(render).join('');
    return typeof value === 'object' ? value.html : escapeHtml(String(value));
  };
  return { html: parts.reduce((text, part, index) => text + render(values[index - 1] ?? '') + part) };
}

const style = `body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:40rem;padding:1rem;color:#1b1b1b}
label{display:block;margin:.75rem 0 .25rem}input:not([type=radio]){font:inherit;width:100%;box-sizing:border-box;padding:.4rem}
button{font:inherit;margin-top:1rem;padding:.4rem 1.2rem}.error{color:#a4001d}`;

/** A whole page. */
export function page(title: string, body: SafeHtml): string {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${{ html: style }}</style></head>
<body>
<main>
${body}
</main>
</body>
</html>
`.html;
}
