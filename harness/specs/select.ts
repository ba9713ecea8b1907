import picomatch from 'picomatch';
import { didYouMean, UsageError } from '../../input/index.ts';
import type { Case } from './case.ts';

/** What to run; an absent or empty list leaves that dimension open. Lists are unions, dimensions intersect. */
export interface Selection {
  /** Ids or globs of them; an id without its `/value` stands for all of its `each`. */
  ids?: readonly string[];
  clauses?: readonly string[];
  protocols?: readonly string[];
  users?: readonly string[];
  /** `coexistence` also stands for `coexistence+site3-e2007`. */
  environments?: readonly string[];
  shard?: Shard;
}

/** One of `count` parts that are disjoint and together are everything; `index` counts from 1. */
export interface Shard {
  index: number;
  count: number;
}

/** The cases of a selection, in their order. @throws UsageError for a name that no case has, or when nothing is left */
export function selectCases(cases: readonly Case[], selection: Selection): Case[] {
  const chosen = [
    byId(selection.ids),
    byName('clause', selection.clauses, (it) => it.clauses),
    byName('protocol', selection.protocols, (it) => [it.protocol]),
    byName('user', selection.users, (it) => [it.user]),
    byName('environment', selection.environments, ({ environment: { name } }) => [
      name,
      name.split('+')[0] ?? name,
    ]),
  ].reduce((left, narrow) => left.filter(narrow(cases)), [...cases]);
  if (chosen.length === 0) {
    throw new UsageError('no case meets all the conditions of the selection: expected at least one, found 0');
  }
  return selection.shard === undefined ? chosen : inShard(chosen, selection.shard);
}

type Narrow = (all: readonly Case[]) => (it: Case) => boolean;

const everything: Narrow = () => () => true;

/** Whether an id is meant by one that was typed: itself, a glob of it, or without its `/value`. */
export function idMatcher(pattern: string): (id: string) => boolean {
  const glob = picomatch(pattern, { dot: true });
  return (id) => glob(id) || glob(id.split('/')[0] ?? id);
}

function byId(patterns: readonly string[] = []): Narrow {
  if (patterns.length === 0) return everything;
  return (all) => {
    const matchers = patterns.map((pattern) => {
      const matches = idMatcher(pattern);
      if (all.some((it) => matches(it.id))) return matches;
      const known = [...new Set(all.flatMap(({ id }) => [id.split('/')[0] ?? id, id]))];
      throw new UsageError(`no case matches "${pattern}"${didYouMean(pattern, known)}`);
    });
    return (it) => matchers.some((matches) => matches(it.id));
  };
}

function byName(
  noun: string,
  wanted: readonly string[] = [],
  namesOf: (it: Case) => readonly string[],
): Narrow {
  if (wanted.length === 0) return everything;
  return (all) => {
    const known = [...new Set(all.flatMap(namesOf))].toSorted();
    for (const name of wanted) {
      if (!known.includes(name)) {
        throw new UsageError(
          `no case has the ${noun} "${name}"${didYouMean(name, known)}; expected one of ${known.join(', ')}`,
        );
      }
    }
    return (it) => namesOf(it).some((name) => wanted.includes(name));
  };
}

function inShard(cases: readonly Case[], { index, count }: Shard): Case[] {
  const rank = new Map(
    cases
      .map((it) => it.id)
      .toSorted()
      .map((id, position) => [id, position]),
  );
  return cases.filter((it) => (rank.get(it.id) ?? 0) % count === index - 1);
}
