import type { TagName } from '../code-pages.ts';
import { type Element, element, rooted } from '../element.ts';
import type { EasVersion } from '../versions.ts';
import type { Content } from './content.ts';

/** A message: both ways of it come from the one description. */
export interface Message<T> {
  /** @param version of the protocol; 14.1 for those that every version writes alike */
  format(message: T, version?: EasVersion): Element;
  /** Reads the form of every version. @throws EasMessageError */
  parse(document: Element): T;
}

/** The format of a message that not every version writes alike. */
export type VersionedFormat<T> = (message: T, version: EasVersion) => Element;

/** A document with that root. */
export function message<T>(root: TagName, content: Content<T>): Message<T> {
  return {
    format: (value, version = '14.1') => element(root, content.write(value, version)),
    parse: (document) => content.read(rooted(document, root)),
  };
}
