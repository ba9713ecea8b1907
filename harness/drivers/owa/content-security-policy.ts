import { createHash } from 'node:crypto';

/** Whether a page with this Content-Security-Policy (CSP Level 3; absent: anything goes) runs an inline script. */
export function allowsInlineScript(policy: string | undefined, script: string): boolean {
  const sources = sourcesOf(policy, 'script-src', 'default-src');
  if (sources === undefined) return true;
  const hashes = ['sha256', 'sha384', 'sha512'].map(
    (algorithm) => `'${algorithm}-${createHash(algorithm).update(script).digest('base64')}'`,
  );
  if (hashes.some((hash) => sources.includes(hash))) return true;
  const hasHashOrNonce = sources.some((source) => /^'(sha\d+|nonce)-/.test(source));
  return sources.includes("'unsafe-inline'") && !hasHashOrNonce;
}

/** Whether a page at `from` may submit a form to `to`; `form-action` does not fall back to `default-src`. */
export function allowsFormAction(policy: string | undefined, from: URL, to: URL): boolean {
  const sources = sourcesOf(policy, 'form-action');
  if (sources === undefined) return true;
  return sources.some((source) => {
    if (source === "'self'") return to.origin === from.origin;
    if (source === '*' || source === to.protocol) return true;
    return URL.canParse(source) && new URL(source).origin === to.origin;
  });
}

function sourcesOf(policy: string | undefined, ...names: string[]): string[] | undefined {
  const directives = (policy ?? '').split(';').map((directive) => directive.trim().split(/\s+/));
  for (const name of names) {
    const found = directives.find(([first]) => first?.toLowerCase() === name);
    if (found !== undefined) return found.slice(1);
  }
  return undefined;
}
