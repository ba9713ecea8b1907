import type { Topology } from '../../topology/index.ts';

/** What stands where a password stood: also the shell variable of the commands that repeat a step. */
export const passwordPlaceholder = '$PASSWORD';

/** Takes a password out of a text, in every spelling that a request or a page has for it. */
export function withoutPassword(text: string, password: string): string {
  if (password === '') return text;
  const html = password
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
  const form = new URLSearchParams({ p: password }).toString().slice(2);
  const spellings = new Set([password, encodeURIComponent(password), form, html]);
  return [...spellings].reduce((rest, secret) => rest.replaceAll(secret, passwordPlaceholder), text);
}

/**
 * The last line of defence before anything is printed or written: drivers take credentials and cookies out of what
 * results keep (`withoutSecrets` of their transport), this takes out every password that the organisation has.
 */
export function withoutPasswords(text: string, topology: Topology): string {
  return topology.users.reduce((rest, { password }) => withoutPassword(rest, password), text);
}
