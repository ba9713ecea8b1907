/**
 * Highest-random-weight order (rendezvous hashing): every key prefers the candidates in an order of its own, the same
 * on every front end, and losing one candidate moves only the keys that preferred it (SEL-11).
 */
export function rendezvousOrder<T>(
  key: string,
  candidates: readonly T[],
  nameOf: (candidate: T) => string,
): T[] {
  const seed = fnv1a(0x811c9dc5, key);
  return candidates
    .map((candidate) => ({ candidate, name: nameOf(candidate), weight: mix(fnv1a(seed, nameOf(candidate))) }))
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1))
    .map(({ candidate }) => candidate);
}

/** 32-bit FNV-1a over UTF-16 code units, continued from `hash`. */
function fnv1a(hash: number, text: string): number {
  let result = hash;
  for (let index = 0; index < text.length; index += 1) {
    result = Math.imul(result ^ text.charCodeAt(index), 0x01000193);
  }
  return result;
}

/** MurmurHash3's finalizer: FNV alone leaves the last characters, where server names differ, in the low bits. */
function mix(hash: number): number {
  let result = hash;
  result = Math.imul(result ^ (result >>> 16), 0x85ebca6b);
  result = Math.imul(result ^ (result >>> 13), 0xc2b2ae35);
  return (result ^ (result >>> 16)) >>> 0;
}
