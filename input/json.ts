import type { z } from 'zod';
import { FormatError } from './errors.ts';
import { SourceError } from './problem.ts';
import { readText } from './text.ts';
import { expectationOf } from './validate.ts';

/**
 * Reads a JSON file that comes from outside. `what` says what it should be, as in "a report of coexlab run".
 * @throws SourceError with the first thing that does not fit and its path in the JSON, `cases[3].id`. Text that stands
 * in the file is not shown: keys and passwords come this way.
 */
export function readJson<T extends z.ZodType>(file: string, schema: T, what: string): z.infer<T> {
  const checked = check(readText(file), schema);
  if ('value' in checked) return checked.value;
  const { place, expected, found, more } = checked;
  const where = place === '' ? '' : `${place}: `;
  const others = more === 0 ? '' : ` (and ${more} more)`;
  const message = `expected ${what}; ${where}expected ${expected}, found ${found}${others}`;
  throw new SourceError([{ file, message }]);
}

/**
 * The same for text that is at hand, such as the output of another program, which is shown when it is no JSON.
 * @param where what messages call it @throws FormatError
 */
export function parseJson<T extends z.ZodType>(text: string, schema: T, where: string): z.infer<T> {
  const checked = check(text, schema);
  if ('value' in checked) return checked.value;
  const { place, expected, found } = checked;
  if (found === otherText) throw new FormatError(where, expected, JSON.stringify(text.slice(0, 200)));
  throw new FormatError(place === '' ? where : `${where}, ${place}`, expected, found);
}

const otherText = 'other text';

interface Misfit {
  /** `cases[3].id`; empty for the whole. */
  place: string;
  expected: string;
  found: string;
  /** How many misfits there are besides. */
  more: number;
}

function check<T extends z.ZodType>(text: string, schema: T): { value: z.infer<T> } | Misfit {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { place: '', expected: 'JSON', found: otherText, more: 0 };
  }
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return { value: result.data };
  const { issues } = result.error;
  const [first] = issues;
  if (first === undefined) throw new TypeError('expected zod to say what does not fit');
  const place = first.path.map(stepText).join('').replace(/^\./, '');
  const more = issues.length - 1;
  return first.code === 'unrecognized_keys'
    ? { place, expected: 'no other keys', found: first.keys.join(', '), more }
    : { place, expected: expectationOf(first), found: kindOf(first.input), more };
}

const stepText = (step: PropertyKey) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`);

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return value === '' ? 'an empty text' : 'another text';
  if (typeof value === 'object' && value !== null) return 'a mapping';
  return String(value);
}
