/** Whether two names of DNS, servers or sites are the same one: case does not tell them apart. */
export function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The name of `known` that is meant, as it is spelt there; undefined when there is none. */
export function nameAmong<T extends string>(known: readonly T[], name: string): T | undefined {
  return known.find((candidate) => sameName(candidate, name));
}

/**
 * Whether two URLs are the same one (RFC 3986 §6.2.2, §6.2.3): whatever the letters of scheme, host and percent escapes, with the
 * default port or without. What is no absolute URL is compared as text.
 */
export function sameUrl(one: string, other: string): boolean {
  return normalUrl(one) === normalUrl(other);
}

const unreserved = /^[A-Za-z0-9._~-]$/;

function normalUrl(text: string): string {
  if (!URL.canParse(text)) return text;
  return new URL(text).href.replaceAll(/%[0-9a-f]{2}/gi, (octet) => {
    const character = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
    return unreserved.test(character) ? character : octet.toUpperCase();
  });
}
