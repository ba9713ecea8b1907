import { didYouMean, type SourcePath } from '../../input/index.ts';
import type { PersonaVariables } from './personas.ts';
import type { BehaviourSource } from './schema.ts';

/** What a variable of `each` stands for: a text, or several items of a list. */
type Variables = Record<string, string | string[]>;

/** One case of an `each`: the suffix of its id and the case with its variables filled in. */
export interface Expansion {
  id: string;
  source: BehaviourSource;
}

/** A variable that nobody has set, at its path in the case. */
export interface ExpansionProblem {
  path: SourcePath;
  message: string;
}

type EachValues = NonNullable<NonNullable<BehaviourSource['each']>['user']>;

interface EachValue {
  value: string | undefined;
  variables: Variables;
  /** Where the user connects, if `each` says so. */
  host?: string;
}

/**
 * Expands `each` into one case per combination. `$user`, `$connect`, the variables of `each` and, where they say
 * nothing, those of the persona are replaced in every text; an item of a list that is just a variable with a list value
 * is replaced by its items.
 */
export function expandCase(
  source: BehaviourSource,
  defaultConnect: string | undefined,
  personas: PersonaVariables,
): { expansions: Expansion[]; problems: ExpansionProblem[] } {
  const { each, connect: _, ...rest } = source;
  const problems: ExpansionProblem[] = [];
  const expansions = valuesOf(each?.user, source.user).flatMap((user) =>
    valuesOf(each?.connect, user.host ?? source.connect ?? defaultConnect).map((connect) => {
      const known: Variables = {
        ...user.variables,
        ...connect.variables,
        ...(user.value !== undefined && { user: user.value }),
      };
      // In small letters, as every client writes it, whatever its user has typed.
      const host =
        connect.value === undefined
          ? undefined
          : String(fill(connect.value, known, ['connect'], problems)).toLowerCase();
      const variables: Variables = {
        ...personas(user.value, host),
        ...known,
        ...(host !== undefined && { connect: host }),
      };
      const filled = fill(rest, variables, [], problems) as BehaviourSource;
      return {
        id: [
          source.id,
          ...(each?.user === undefined ? [] : [user.value]),
          ...(each?.connect === undefined ? [] : [connect.value]),
        ].join('/'),
        source: {
          ...filled,
          ...(user.value !== undefined && { user: user.value }),
          ...(host !== undefined && { connect: host }),
        },
      };
    }),
  );
  return { expansions, problems };
}

function valuesOf(each: EachValues | undefined, single: string | undefined): EachValue[] {
  if (each === undefined) return [{ value: single, variables: {} }];
  if (Array.isArray(each)) return each.map((value) => ({ value, variables: {} }));
  return Object.entries(each).map(([value, it]) =>
    typeof it === 'string' ? { value, variables: {}, host: it } : { value, variables: it },
  );
}

const variable = /\$([a-z][A-Za-z0-9]*)/g;

function fill(value: unknown, variables: Variables, path: SourcePath, problems: ExpansionProblem[]): unknown {
  if (typeof value === 'string') {
    return value.replace(variable, (text, name: string) => {
      const known = variables[name];
      if (typeof known === 'string') return known;
      problems.push({ path, message: unusable(name, known, variables) });
      return text;
    });
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      const list = typeof item === 'string' && item.startsWith('$') ? variables[item.slice(1)] : undefined;
      return Array.isArray(list) ? list : [fill(item, variables, [...path, index], problems)];
    });
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, fill(item, variables, [...path, key], problems)]),
  );
}

function unusable(name: string, found: string[] | undefined, variables: Variables): string {
  if (found !== undefined) return `the variable $${name} is a list: it can only be an item of a list`;
  const known = Object.keys(variables);
  return `nothing sets the variable $${name}${didYouMean(name, known)}; known: ${known.map((it) => `$${it}`).join(', ') || 'none'}`;
}
