import { z } from 'zod';
import { protocols } from '../../protocols/registry.ts';
import { driversOf, verbsOf } from './index.ts';
import type { VerbTable } from './verbs.ts';

/**
 * A page with the verbs of every driver between its `<!-- verbs of owa -->` and `<!-- end of verbs -->`, as the
 * drivers have them now. @throws Error when the page has no such place for a driver
 */
export function withVerbReference(page: string): string {
  return protocols.reduce((text, protocol) => {
    if (driversOf(protocol).length === 0) return text;
    const begin = `<!-- verbs of ${protocol} -->`;
    const [before, rest] = split(text, begin);
    const [, after] = split(rest, endMark);
    return `${before}${begin}\n\n${verbReference(verbsOf(protocol))}\n${endMark}${after}`;
  }, page);
}

const endMark = '<!-- end of verbs -->';

function split(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  if (at === -1) throw new Error(`expected "${mark}" in the page, found none`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

/** Markdown tables of verbs and of their options, each option once. */
export function verbReference(verbs: VerbTable): string {
  const options = new Map(
    Object.values(verbs).flatMap((verb) =>
      Object.entries(z.toJSONSchema(verb.options, { io: 'input' }).properties ?? {}),
    ),
  );
  return [
    table(
      ['verb', 'what the client does', 'options'],
      Object.entries(verbs).map(([name, verb]) => [
        code(name),
        verb.does,
        Object.keys(verb.options.shape).map(code).join(', '),
      ]),
    ),
    table(
      ['option', 'what it says', 'value', 'default'],
      [...options].flatMap(([name, schema]) =>
        typeof schema === 'boolean'
          ? []
          : [[code(name), schema.description ?? '', shownValue(schema), shownDefault(schema)]],
      ),
    ),
  ].join('\n');
}

function shownValue({ enum: choices, type }: z.core.JSONSchema.BaseSchema): string {
  if (choices !== undefined) return choices.map(code).join(', ');
  return (
    { string: 'text', boolean: '`true`, `false`', integer: 'whole number', object: 'texts by name' }[
      String(type)
    ] ?? String(type)
  );
}

const shownDefault = ({ default: value }: z.core.JSONSchema.BaseSchema) =>
  value === undefined ? '' : code(value);

/** As YAML has it: a text that looks like a number needs its quotes. */
const code = (value: unknown) =>
  `\`${typeof value === 'string' && /^[\d.]+$/.test(value) ? JSON.stringify(value) : value}\``;

function table(head: readonly string[], rows: readonly string[][]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[], filler = ' ') =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width, filler)).join(' | ')} |\n`;
  return [line(head), line([], '-'), ...rows.map((row) => line(row))].join('');
}
