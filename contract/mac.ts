import { createHmac } from 'node:crypto';

/** By key and text: what one server signs, another one of the same process mostly verifies right after. */
const remembered = new Map<string, string>();
/** Entries, and characters of a text: forged ones may be as long as they like. */
const limits = { entries: 2_000, text: 1_000 };

/** HMAC-SHA-256 in base64url, under the key of a lab run. @param purpose keeps one use's apart from another's */
export function macOf(purpose: string, text: string, key: string): string {
  const name = `${key}:${purpose}:${text}`;
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const mac = createHmac('sha256', key).update(`${purpose}:${text}`).digest('base64url');
  if (remembered.size >= limits.entries) remembered.clear();
  if (text.length <= limits.text) remembered.set(name, mac);
  return mac;
}
