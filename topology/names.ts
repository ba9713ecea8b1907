/** Whether two names of DNS, servers or sites are the same one: case does not tell them apart. */
export function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The name of `known` that is meant, as it is spelt there; undefined when there is none. */
export function nameAmong<T extends string>(known: readonly T[], name: string): T | undefined {
  return known.find((candidate) => sameName(candidate, name));
}
