import { FormatError } from '../../input/errors.ts';
import { nameOf, namespaceOf, type TagName, tokenOf } from './code-pages.ts';
import type { Element } from './element.ts';

/** What a document may cost its reader. */
export interface WbxmlLimits {
  /** Levels of nesting. */
  depth: number;
  elements: number;
  bytes: number;
}

/** Exchange's documents nest less than 12 levels; a message with an attachment stays under 16 MiB (own choice). */
export const wbxmlLimits: WbxmlLimits = { depth: 32, elements: 100_000, bytes: 16 * 1024 * 1024 };

/** Bytes that are not an ActiveSync WBXML document, or an element that cannot become one. */
export class WbxmlError extends FormatError {
  override readonly code = 'WBXML';
  /** Byte at which it went wrong (of the input; when encoding, of the output). */
  readonly offset: number;

  constructor(offset: number, expected: string, found: string) {
    super(`WBXML byte ${offset}`, expected, found);
    this.offset = offset;
  }
}

const switchPage = 0x00;
const end = 0x01;
const inlineString = 0x03;
const opaque = 0xc3;
const hasContent = 0x40;
const hasAttributes = 0x80;

/** WBXML 1.3, unknown public identifier, UTF-8, empty string table ([MS-ASWBXML] 2.1.1). */
const header = [
  { value: 0x03, meaning: 'version 1.3 (0x03)' },
  { value: 0x01, meaning: 'public identifier unknown (0x01)' },
  { value: 0x6a, meaning: 'character set UTF-8 (0x6a)' },
  { value: 0x00, meaning: 'an empty string table (0x00)' },
] as const;

/** Global tokens that ActiveSync does not use. */
const unusedTokens: Readonly<Record<number, string>> = {
  2: 'ENTITY',
  4: 'LITERAL',
  64: 'EXT_I_0',
  65: 'EXT_I_1',
  66: 'EXT_I_2',
  67: 'PI',
  68: 'LITERAL_C',
  128: 'EXT_T_0',
  129: 'EXT_T_1',
  130: 'EXT_T_2',
  131: 'STR_T',
  132: 'LITERAL_A',
  192: 'EXT_0',
  193: 'EXT_1',
  194: 'EXT_2',
  196: 'LITERAL_AC',
};

const hex = (byte: number) => `0x${byte.toString(16).padStart(2, '0')}`;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads an ActiveSync document. Strict: anything outside the subset of WBXML that [MS-ASWBXML] allows is refused, and
 * so is what follows the root element.
 * @throws WbxmlError, and nothing else, whatever the bytes
 */
export function decodeWbxml(bytes: Uint8Array, limits: WbxmlLimits = wbxmlLimits): Element {
  let offset = 0;
  let page = 0;
  let elements = 0;

  const byte = (expected: string): number => {
    const value = bytes[offset];
    if (value === undefined) throw new WbxmlError(offset, expected, 'the end of the document');
    offset += 1;
    return value;
  };

  const multiByteInteger = (expected: string): number => {
    const start = offset;
    let value = 0;
    for (let digits = 1; digits <= 5; digits += 1) {
      const next = byte(expected);
      value = value * 128 + (next & 0x7f);
      if ((next & 0x80) === 0 && value <= 0xffffffff) return value;
    }
    throw new WbxmlError(start, expected, 'a multi-byte integer beyond 32 bits');
  };

  const readString = (): string => {
    const terminator = bytes.indexOf(0, offset);
    if (terminator < 0) throw new WbxmlError(offset, 'a NUL that ends the string', 'the end of the document');
    const start = offset;
    offset = terminator + 1;
    try {
      return utf8.decode(bytes.subarray(start, terminator));
    } catch {
      throw new WbxmlError(start, 'a string in UTF-8', 'other bytes');
    }
  };

  const readOpaque = (): Uint8Array => {
    const length = multiByteInteger('a length of opaque data');
    if (length > bytes.length - offset)
      throw new WbxmlError(offset, `${length} opaque bytes`, `${bytes.length - offset}`);
    offset += length;
    return bytes.slice(offset - length, offset);
  };

  const readPage = (): void => {
    const at = offset;
    const number = byte('a code page');
    if (namespaceOf(number) === undefined) throw new WbxmlError(at, 'a known code page', `${number}`);
    page = number;
  };

  const readTag = (tag: number, at: number, depth: number): Element => {
    const name = nameOf(page, tag & 0x3f);
    const unused = unusedTokens[tag];
    if (unused !== undefined)
      throw new WbxmlError(at, 'a token that ActiveSync uses', `${unused} (${hex(tag)})`);
    if ((tag & hasAttributes) !== 0) throw new WbxmlError(at, 'a tag without attributes', hex(tag));
    if (name === undefined)
      throw new WbxmlError(at, `a tag of code page ${page} (${namespaceOf(page)})`, hex(tag & 0x3f));
    elements += 1;
    if (elements > limits.elements)
      throw new WbxmlError(at, `at most ${limits.elements} elements`, `one more: ${name}`);
    if (depth > limits.depth)
      throw new WbxmlError(at, `at most ${limits.depth} levels of elements`, `one more: ${name}`);
    return { name, content: (tag & hasContent) === 0 ? [] : readContent(name, depth) };
  };

  const readContent = (name: TagName, depth: number): Element['content'] => {
    const inside: Element[] = [];
    const strings: string[] = [];
    let data: Uint8Array | undefined;
    for (;;) {
      const at = offset;
      const token = byte(`the END of ${name}`);
      if (token === end) return data ?? (strings.length > 0 ? strings.join('') : inside);
      if (token === switchPage) {
        readPage();
        continue;
      }
      const mixed = (other: boolean, what: string) => {
        if (other || data !== undefined)
          throw new WbxmlError(at, `the END of ${name}, which has content of another kind`, what);
      };
      if (token === inlineString) {
        mixed(inside.length > 0, 'a string');
        strings.push(readString());
      } else if (token === opaque) {
        mixed(inside.length > 0 || strings.length > 0, 'opaque data');
        data = readOpaque();
      } else {
        mixed(strings.length > 0, `a tag (${hex(token)})`);
        inside.push(readTag(token, at, depth + 1));
      }
    }
  };

  if (bytes.length > limits.bytes)
    throw new WbxmlError(limits.bytes, `at most ${limits.bytes} bytes`, `${bytes.length}`);
  for (const { value, meaning } of header) {
    const at = offset;
    const found = byte(meaning);
    if (found !== value) throw new WbxmlError(at, meaning, hex(found));
  }
  let at = offset;
  let token = byte('the root element');
  while (token === switchPage) {
    readPage();
    at = offset;
    token = byte('the root element');
  }
  if (token === end || token === inlineString || token === opaque)
    throw new WbxmlError(at, 'the root element', hex(token));
  const root = readTag(token, at, 1);
  if (offset < bytes.length)
    throw new WbxmlError(offset, 'the end of the document', `${bytes.length - offset} more bytes`);
  return root;
}

/**
 * Writes an ActiveSync document.
 * @throws WbxmlError for a name without a token, text that holds a NUL or a lone surrogate, or too deep a nesting
 */
export function encodeWbxml(root: Element, limits: WbxmlLimits = wbxmlLimits): Uint8Array {
  const chunks: Uint8Array[] = [];
  let offset = 0;
  let page = 0;

  const write = (chunk: Uint8Array) => {
    chunks.push(chunk);
    offset += chunk.length;
  };
  const writeBytes = (...values: number[]) => write(Uint8Array.from(values));

  const writeElement = (item: Element, depth: number): void => {
    const tag = tokenOf(item.name);
    if (tag === undefined) throw new WbxmlError(offset, 'a name with a token', String(item.name));
    if (depth > limits.depth)
      throw new WbxmlError(offset, `at most ${limits.depth} levels of elements`, `one more: ${item.name}`);
    if (tag.page !== page) writeBytes(switchPage, tag.page);
    page = tag.page;
    const { content } = item;
    const isEmpty = Array.isArray(content) && content.length === 0;
    writeBytes(isEmpty ? tag.token : tag.token | hasContent);
    if (isEmpty) return;
    if (typeof content === 'string') {
      writeBytes(inlineString);
      write(textBytes(content, item.name, offset));
      writeBytes(0);
    } else if (content instanceof Uint8Array) {
      writeBytes(opaque, ...multiByteDigits(content.length));
      write(content);
    } else {
      for (const child of content) writeElement(child, depth + 1);
    }
    writeBytes(end);
  };

  writeBytes(...header.map(({ value }) => value));
  writeElement(root, 1);
  return Uint8Array.from(Buffer.concat(chunks));
}

function textBytes(text: string, name: TagName, offset: number): Uint8Array {
  if (text.includes('\0')) throw new WbxmlError(offset, `text without NUL in ${name}`, 'a NUL');
  if (!text.isWellFormed())
    throw new WbxmlError(offset, `well-formed Unicode in ${name}`, 'a lone surrogate');
  return new TextEncoder().encode(text);
}

function multiByteDigits(value: number): number[] {
  const digits = [value & 0x7f];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}
