import { isCollection, isMap, isPair, isScalar, type Node } from 'yaml';

/** Where a value stands, and those inside it: offsets into the text, plain data. */
export interface Place {
  /** Of its key; absent in a list and at the top. */
  key?: number;
  value: number;
  /** By key or index; absent for a scalar and for an alias, which stands where it is written. */
  inside?: Record<string, Place>;
}

/** Where everything in a document stands. */
export function placesOf(root: Node | null): Place {
  return placeOf(null, root, 0);
}

function placeOf(key: Node | null, node: Node | null, outer: number): Place {
  const keyAt = key?.range?.[0];
  const value = (node ?? key)?.range?.[0] ?? keyAt ?? outer;
  return {
    ...(keyAt !== undefined && { key: keyAt }),
    value,
    ...(isCollection(node) && {
      inside: Object.fromEntries(
        node.items.map((item, index) => {
          const pair = isPair(item) ? item : { key: null, value: item };
          const name = isMap(node) ? String(isScalar(pair.key) ? pair.key.value : pair.key) : String(index);
          return [name, placeOf(pair.key as Node | null, pair.value as Node | null, value)];
        }),
      ),
    }),
  };
}

/** The place that a path leads to; undefined when there is none. */
export function placeAt(root: Place, path: readonly (string | number)[]): Place | undefined {
  let place: Place | undefined = root;
  for (const step of path) place = insideOf(place, step);
  return place;
}

/** The same, or its nearest ancestor's. */
export function nearestPlace(
  root: Place,
  path: readonly (string | number)[],
): { place: Place; depth: number } {
  let place = root;
  for (const [depth, step] of path.entries()) {
    const next = insideOf(place, step);
    if (next === undefined) return { place, depth };
    place = next;
  }
  return { place, depth: path.length };
}

function insideOf(place: Place | undefined, step: string | number): Place | undefined {
  const inside = place?.inside ?? {};
  return Object.hasOwn(inside, String(step)) ? inside[String(step)] : undefined;
}
