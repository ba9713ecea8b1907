import { didYouMean } from '../../input/index.ts';

/** The verbs of a driver with the options that each takes. */
export type VerbTable = Record<string, Record<string, 'string' | 'boolean' | 'number'>>;

/** What is wrong with a verb and its options, one sentence each. */
export function checkVerb(
  protocol: string,
  table: VerbTable,
  verb: string,
  options: Record<string, unknown>,
): string[] {
  const known = Object.hasOwn(table, verb) ? table[verb] : undefined;
  if (known === undefined) {
    return [
      `${protocol} has no verb "${verb}"; it has ${Object.keys(table).join(', ')}${didYouMean(verb, Object.keys(table))}`,
    ];
  }
  const names = Object.keys(known);
  return Object.entries(options).flatMap(([name, value]) => {
    const type = Object.hasOwn(known, name) ? known[name] : undefined;
    if (type === undefined) {
      const takes = names.length === 0 ? 'no options' : names.join(', ');
      return [`"${verb}" has no option "${name}"; it takes ${takes}${didYouMean(name, names)}`];
    }
    const isPath = name === 'path' && typeof value === 'string' && !value.startsWith('/');
    if (isPath) return [`"${verb}": path has to begin with a slash, found "${value}"`];
    return typeof value === type
      ? []
      : [`"${verb}": ${name} has to be a ${type}, found ${JSON.stringify(value)}`];
  });
}
