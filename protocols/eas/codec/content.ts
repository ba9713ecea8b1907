import type { TagName } from '../code-pages.ts';
import {
  all,
  EasMessageError,
  type Element,
  element,
  number,
  one,
  shown,
  text as textIn,
} from '../element.ts';
import type { EasVersion } from '../versions.ts';

/** What an element holds: how a value is written into it, and read from it. */
export interface Content<T> {
  /** For a server or client of that version. */
  write(value: T, version: EasVersion): Element['content'];
  /** What every version writes. @throws EasMessageError */
  read(element: Element): T;
}

export const text: Content<string> = { write: (value) => value, read: textIn };

/** From 0 to 2³²−1, in decimal. */
export const integer: Content<number> = { write: String, read: number };

/** Written as 1 or 0. Of both kinds of boolean both forms are read. */
export const boolean: Content<boolean> = { write: (value) => (value ? '1' : '0'), read: readBoolean };

/** Written as the empty element, or as 0. */
export const marker: Content<boolean> = { write: (value) => (value ? [] : '0'), read: readBoolean };

function readBoolean(of: Element): boolean {
  const value = textIn(of);
  if (value === '' || value === '0' || value === '1') return value !== '0';
  throw new EasMessageError(of.name, '0 or 1', shown(value));
}

/** Milliseconds since the epoch, as `2014-03-12T08:30:00.250Z`; fractions of a second may be left out. */
export const date: Content<number> = {
  write: (value) => new Date(value).toISOString(),
  read(of) {
    const value = textIn(of);
    const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(value) ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(at)) throw new EasMessageError(of.name, 'a UTC date', shown(value));
    return at;
  },
};

/** That text, whatever its case. */
export function literal(wanted: string): Content<string> {
  return {
    write: () => wanted,
    read(of) {
      const value = textIn(of);
      if (value.toLowerCase() === wanted.toLowerCase()) return wanted;
      throw new EasMessageError(of.name, wanted, shown(value));
    },
  };
}

/** One child of that name, which is the value. */
export function only<T>(name: TagName, content: Content<T>): Content<T> {
  return {
    write: (value, version) => [element(name, content.write(value, version))],
    read: (parent) => content.read(one(parent, name)),
  };
}

/** Children of that name, as many as there are values. */
export function list<T>(name: TagName, content: Content<T>): Content<T[]> {
  return {
    write: (values, version) => values.map((value) => element(name, content.write(value, version))),
    read: (parent) => all(parent, name).map((child) => content.read(child)),
  };
}
