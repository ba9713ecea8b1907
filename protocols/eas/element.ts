import { FormatError } from '../../input/errors.ts';
import type { TagName } from './code-pages.ts';

/** An element of an ActiveSync document: it holds elements, or text, or opaque bytes, never a mixture. */
export interface Element {
  name: TagName;
  /** `[]` is the empty element (`<GetChanges/>`). */
  content: readonly Element[] | string | Uint8Array;
}

/** A well-formed document that is not the message it should be. `where` names the element: `AirSync:Sync/AirSync:Collections`. */
export class EasMessageError extends FormatError {
  override readonly code = 'EAS_MESSAGE';
}

/** Builds an element; numbers are written in decimal. */
export function element(name: TagName, content: Element['content'] | number = []): Element {
  return { name, content: typeof content === 'number' ? String(content) : content };
}

/** The child elements; none for text, opaque bytes and the empty element. */
export function children(parent: Element): readonly Element[] {
  return Array.isArray(parent.content) ? parent.content : [];
}

/** The children of one name. */
export function all(parent: Element, name: TagName): Element[] {
  return children(parent).filter((child) => child.name === name);
}

/** The child of that name, undefined without. @throws EasMessageError when there are several */
export function maybe(parent: Element, name: TagName): Element | undefined {
  const [first, ...more] = all(parent, name);
  if (more.length > 0) throw new EasMessageError(parent.name, `one ${name}`, `${more.length + 1}`);
  return first;
}

/** The child of that name. @throws EasMessageError when there is none, or several */
export function one(parent: Element, name: TagName): Element {
  const child = maybe(parent, name);
  if (child === undefined) throw new EasMessageError(parent.name, `a child ${name}`, listOf(parent));
  return child;
}

/** The text of an element; empty for the empty element. @throws EasMessageError for anything else */
export function text(of: Element): string {
  if (typeof of.content === 'string') return of.content;
  if (!(of.content instanceof Uint8Array) && of.content.length === 0) return '';
  throw new EasMessageError(of.name, 'text', of.content instanceof Uint8Array ? 'opaque bytes' : listOf(of));
}

/** A decimal number up to 2³²−1. @throws EasMessageError */
export function number(of: Element): number {
  const digits = text(of);
  const value = /^\d{1,10}$/.test(digits) ? Number(digits) : Number.NaN;
  if (value <= 0xffffffff) return value;
  throw new EasMessageError(of.name, 'a number from 0 to 4294967295', shown(digits));
}

/** The number in the child of that name, undefined without. @throws EasMessageError */
export function maybeNumberOf(parent: Element, name: TagName): number | undefined {
  const child = maybe(parent, name);
  return child && number(child);
}

/** The document, if that is its root. @throws EasMessageError */
export function rooted(document: Element, name: TagName): Element {
  if (document.name === name) return document;
  throw new EasMessageError('the document', `the root ${name}`, document.name);
}

function listOf(parent: Element): string {
  const names = children(parent).map((child) => child.name);
  return names.length === 0 ? 'nothing' : names.slice(0, 8).join(', ');
}

/** A text as errors show it. */
export function shown(value: string): string {
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}
