import type { TagName } from '../code-pages.ts';
import { children, type Element, element, maybe, one } from '../element.ts';
import { type EasVersion, isAtLeast } from '../versions.ts';
import { type Content, integer, list, literal } from './content.ts';

/** Some of the children of an element, and what they say of the value that the element stands for. */
export interface Part<T> {
  write(value: T, version: EasVersion): Element[];
  /** @throws EasMessageError */
  read(parent: Element): T;
  /** Whether there is anything of it in an element. */
  isIn(parent: Element): boolean;
}

type Box<P> = P extends Part<infer T> ? { box: T } : never;
type Both<U> = (U extends unknown ? (it: U) => void : never) extends (it: infer I) => void ? I : never;
type Merged<P extends readonly Part<object>[]> =
  Both<{ [I in keyof P]: Box<P[I]> }[number]> extends { box: infer T } ? T : never;

/**
 * Parts in the order in which they are written; they are read in any order. What is there and wrong is refused before
 * what is missing. When several parts say the same property, the first that is there counts.
 */
export function sequence<const P extends readonly Part<object>[]>(...parts: P): Part<Merged<P>> {
  return {
    write: (value, version) => parts.flatMap((part) => part.write(value as object, version)),
    read(parent) {
      const said = new Map(
        parts.filter((part) => part.isIn(parent)).map((part) => [part, part.read(parent)]),
      );
      const values = parts.map((part) => said.get(part) ?? part.read(parent));
      return Object.assign({}, ...values.toReversed()) as Merged<P>;
    },
    isIn: (parent) => parts.some((part) => part.isIn(parent)),
  };
}

const isThere = (name: TagName) => (parent: Element) => children(parent).some((child) => child.name === name);

/** A property that is always there. */
export function child<K extends string, T>(key: K, name: TagName, content: Content<T>): Part<Record<K, T>> {
  return {
    write: (value, version) => [element(name, content.write(value[key], version))],
    read: (parent) => ({ [key]: content.read(one(parent, name)) }) as Record<K, T>,
    isIn: isThere(name),
  };
}

/** A property that may be left out. */
export function optional<K extends string, T>(
  key: K,
  name: TagName,
  content: Content<T>,
): Part<{ [P in K]?: T }> {
  return {
    write(value, version) {
      const said = value[key];
      return said === undefined ? [] : [element(name, content.write(said, version))];
    },
    read(parent) {
      const found = maybe(parent, name);
      return (found === undefined ? {} : { [key]: content.read(found) }) as { [P in K]?: T };
    },
    isIn: isThere(name),
  };
}

/** A property that is always written; where it is not, it is `absent`. */
export function assumed<K extends string, T>(
  key: K,
  name: TagName,
  content: Content<T>,
  absent: T,
): Part<Record<K, T>> {
  const written = child(key, name, content);
  return {
    ...written,
    read: (parent) => ({ ...single(key, absent), ...optional(key, name, content).read(parent) }),
  };
}

/** A boolean that is written only when it is true. */
export function whenTrue<K extends string>(
  key: K,
  name: TagName,
  content: Content<boolean>,
): Part<Record<K, boolean>> {
  const part = assumed(key, name, content, false);
  return { ...part, write: (value, version) => (value[key] ? part.write(value, version) : []) };
}

/** A list whose items stand among the other children. */
export function many<K extends string, T>(key: K, name: TagName, content: Content<T>): Part<Record<K, T[]>> {
  const items = list(name, content);
  return {
    write: (value, version) => value[key].map((item) => element(name, content.write(item, version))),
    read: (parent) => single(key, items.read(parent)),
    isIn: isThere(name),
  };
}

/** All children, as they stand. */
export function asTheyStand<K extends string>(key: K): Part<Record<K, readonly Element[]>> {
  return {
    write: (value) => [...value[key]],
    read: (parent) => single(key, children(parent)),
    isIn: (parent) => children(parent).length > 0,
  };
}

/** Parts in an element of their own, which is always there. */
export function inside<T>(name: TagName, part: Part<T>): Part<T> {
  return {
    write: (value, version) => [element(name, part.write(value, version))],
    read: (parent) => part.read(one(parent, name)),
    isIn: isThere(name),
  };
}

/** The same, but the element is left out when nothing is in it. */
export function insideIfAny<T>(name: TagName, part: Part<T>): Part<T> {
  return {
    write(value, version) {
      const inner = part.write(value, version);
      return inner.length === 0 ? [] : [element(name, inner)];
    },
    read: (parent) => part.read(maybe(parent, name) ?? element(name)),
    isIn: isThere(name),
  };
}

/** An element that always says the same, whatever the case in which it is read. */
export function fixed(name: TagName, said: string): Part<object> {
  const content = literal(said);
  return {
    write: (_, version) => [element(name, content.write(said, version))],
    read(parent) {
      content.read(one(parent, name));
      return {};
    },
    isIn: isThere(name),
  };
}

/** An element that follows from the value and that no reader looks at; left out when undefined. */
export function derived<T extends object>(
  name: TagName,
  of: (value: T) => string | number | undefined,
): Part<object> {
  return {
    write(value) {
      const said = of(value as T);
      return said === undefined ? [] : [element(name, said)];
    },
    read: () => ({}),
    isIn: () => false,
  };
}

/** A part that is written for versions before that one, and read always. */
export function until<T>(version: EasVersion, part: Part<T>): Part<T> {
  return { ...part, write: (value, to) => (isAtLeast(to, version) ? [] : part.write(value, to)) };
}

/** A part that is written for that version and later ones, and read always. */
export function since<T>(version: EasVersion, part: Part<T>): Part<T> {
  return { ...part, write: (value, to) => (isAtLeast(to, version) ? part.write(value, to) : []) };
}

/** A part that is never written. */
export function tolerated<T>(part: Part<T>): Part<T> {
  return { ...part, write: () => [] };
}

/** One of two forms: which one is written goes by value and version, which one is read by what is there. */
export function either<A, B>(
  a: Part<A>,
  b: Part<B>,
  isA: { written(value: A | B, version: EasVersion): boolean; read(parent: Element): boolean },
): Part<A | B> {
  const of = (parent: Element): Part<A | B> => (isA.read(parent) ? a : b);
  return {
    write: (value, version) =>
      (isA.written(value, version) ? a : (b as Part<A | B>)).write(value as A, version),
    read: (parent) => of(parent).read(parent),
    isIn: (parent) => of(parent).isIn(parent),
  };
}

type Variant<K extends string, V> =
  | { [N in keyof V]: Record<K, N> & (V[N] extends Part<infer T> ? T : never) }[keyof V]
  | Record<K, number>;

/** A number on which depends what else there is; with a number that is not among the variants, nothing. */
export function variants<K extends string, V extends Record<number, Part<object>>>(
  key: K,
  name: TagName,
  parts: V,
): Part<Variant<K, V>> {
  const tag = child(key, name, integer);
  return {
    write: (value, version) => [
      ...tag.write(value as Record<K, number>, version),
      ...(parts[value[key] as number]?.write(value, version) ?? []),
    ],
    read(parent) {
      const said = tag.read(parent);
      return { ...said, ...parts[said[key]]?.read(parent) } as Variant<K, V>;
    },
    isIn: tag.isIn,
  };
}

/** A property that is in the value, but not in the element. */
export function constant<K extends string, T extends string>(key: K, value: T): Part<Record<K, T>> {
  return { write: () => [], read: () => single(key, value), isIn: () => false };
}

const single = <K extends string, T>(key: K, value: T) => ({ [key]: value }) as Record<K, T>;
