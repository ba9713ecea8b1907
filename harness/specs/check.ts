import type { SourcePath } from '../../input/index.ts';
import type { Topology } from '../../topology/index.ts';

import { type VerbTable, verbProblems } from '../drivers/verbs.ts';

import { faultProblems } from './fault-problems.ts';
import { clientHop, directoryServer, serversOfHop, serversOfHost } from './hops.ts';
import { hopProblems, hostProblems, memberProblems, unknownName } from './known-names.ts';
import { leavingProblems } from './leaving.ts';
import { nobodyProblems } from './nobody.ts';
import { placeholders, placeholdersIn } from './placeholders.ts';
import type { BehaviourSource, Expectation, RawRequest, Step } from './schema.ts';
import type { CaseProblem } from './shape.ts';
import { spreadProblems } from './spread.ts';
import { isExpression, patternProblem } from './text-pattern.ts';
import { hopsIn, shownHop, waysIn } from './ways.ts';

/** What the words of a case are checked against. */
export interface Vocabulary {
  /** The organisation when the case begins, then when each of its steps has begun. */
  topologies: readonly Topology[];
  clauses: readonly string[];
  /** Of the suite's protocol. */
  verbs: VerbTable;
}

/** What an expanded case names that does not exist, and what contradicts itself. Pure. */
export function meaningProblems(source: BehaviourSource, words: Vocabulary): CaseProblem[] {
  const [topology, ...later] = words.topologies;
  if (topology === undefined) throw new TypeError('expected the organisation of the case');
  const stop = source.with?.stop;
  return [
    ...source.clauses.flatMap((id, index) =>
      unknownName('clause', id, words.clauses, ['clauses', index], false),
    ),
    ...unknownName('user', source.user ?? '', userNames(topology), ['user']),
    ...(source.steps === undefined ? [] : hostProblems(source.connect ?? '', topology, ['connect'])),
    ...memberProblems(source.member, source.connect ?? '', topology, ['member']),
    ...Object.entries(source.clients ?? {}).flatMap(([name, { user = '', member }]) => [
      ...unknownName('user', user, userNames(topology), ['clients', name, 'user']),
      ...memberProblems(member, source.connect ?? '', topology, ['clients', name, 'member']),
    ]),
    ...oneOrMore(stop).flatMap((hop, index) =>
      hopProblems(hop, topology, placeIn(stop, ['with', 'stop'], index)),
    ),
    ...faultProblems(source.with?.fault, topology, ['with', 'fault']),
    ...(source.steps === undefined
      ? stepProblems(source, [], topology, source, words)
      : source.steps.flatMap((step, index) =>
          stepProblems(step, ['steps', index], later[index] ?? topology, source, words),
        )),
  ];
}

function stepProblems(
  step: Step,
  path: SourcePath,
  topology: Topology,
  source: BehaviourSource,
  words: Vocabulary,
): CaseProblem[] {
  const host = step.connect ?? source.connect ?? '';
  const users = userNames(topology);
  const clients = Object.keys(source.clients ?? {});
  return [
    ...orderProblems(step, words, path),
    ...leavingProblems(step, path),
    ...hostProblems(host, topology, [...path, 'connect']),
    ...(source.steps === undefined ? [] : memberProblems(step.member, host, topology, [...path, 'member'])),
    ...unknownName('client', step.client ?? '', clients, [...path, 'client']),
    ...(step.send === undefined
      ? []
      : [
          ...urlProblems(step.send.url, topology, [...path, 'send', 'url']),
          ...placeholderProblems(step.send, clients, [...path, 'send']),
        ]),
    ...(step.stop === undefined
      ? []
      : hopProblems(step.stop, topology, [...path, 'stop'], [directoryServer])),
    ...(step.crash === undefined
      ? []
      : hopProblems(step.crash, topology, [...path, 'crash'], [directoryServer])),
    ...faultProblems(step.fault, topology, [...path, 'fault']),
    ...expectationProblems(step.expect, topology, users, [...path, 'expect']),
    ...expectationProblems(step.finally, topology, users, [...path, 'finally']),
    ...(['expect', 'finally'] as const).flatMap((key) => {
      const spread = step[key]?.spread;
      return spread === undefined
        ? []
        : spreadProblems(spread, source.users ?? 1, topology, [...path, key, 'spread']);
    }),
    ...(step.expect === undefined ? [] : redirectProblems(step.expect, host, topology, [...path, 'expect'])),
  ];
}

const userNames = ({ users }: Topology) => users.map(({ name }) => name);

function redirectProblems(
  expect: Expectation,
  host: string,
  topology: Topology,
  path: SourcePath,
): CaseProblem[] {
  if ((expect.redirect ?? null) === null) return [];
  const message = 'expects a redirect and a path through the same hop';
  const problems: CaseProblem[] = [];
  for (const { way, place } of expect.path === undefined ? [] : waysIn(expect.path)) {
    const [hop, beyond] = way;
    if (hop === undefined || beyond === undefined || beyond === clientHop) continue;
    problems.push({
      path: [...path, 'path', ...place, 1],
      message: `${message}: ${shownHop(hop)} cannot send the client elsewhere and pass the request on to ${shownHop(beyond)}`,
    });
  }
  const front = serversOfHost(topology, host);
  const authors = expect.author === undefined ? [] : serversOfHop(topology, expect.author);
  if (authors.length > 0 && !authors.some((server) => front.includes(server))) {
    problems.push({
      path: [...path, 'author'],
      message: `${message}: ${expect.author} stands behind ${host}, which is expected to redirect`,
    });
  }
  return problems;
}

function expectationProblems(
  expect: Expectation | undefined,
  topology: Topology,
  users: readonly string[],
  path: SourcePath,
): CaseProblem[] {
  if (expect === undefined) return [];
  return [
    ...(expect.author === undefined ? [] : hopProblems(expect.author, topology, [...path, 'author'])),
    ...(expect.path === undefined ? [] : hopsIn(expect.path)).flatMap(({ hop, place }) =>
      hop === clientHop ? [] : hopProblems(hop, topology, [...path, 'path', ...place]),
    ),
    ...(typeof expect.mailbox === 'string'
      ? unknownName('user', expect.mailbox, users, [...path, 'mailbox'])
      : []),
    ...oneOrMore(expect.seen).flatMap((it, index) =>
      hopProblems(
        it.server,
        topology,
        [...placeIn(expect.seen, [...path, 'seen'], index), 'server'],
        [directoryServer],
      ),
    ),
    ...oneOrMore(expect.spread?.over).flatMap((hop, index) =>
      hopProblems(hop, topology, placeIn(expect.spread?.over, [...path, 'spread', 'over'], index)),
    ),
    ...Object.entries(expect.log ?? {}).flatMap(([field, cell]) =>
      typeof cell === 'object' && cell !== null && 'server' in cell
        ? hopProblems(cell.server, topology, [...path, 'log', field, 'server'])
        : [],
    ),
    ...nobodyProblems(expect, path),
    ...patternProblems(expect, path),
  ];
}

/** Regular expressions that are none, in whichever key of whichever transport. */
function patternProblems(value: unknown, path: SourcePath): CaseProblem[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isExpression(value)) {
    const message = patternProblem(value);
    return message === null ? [] : [{ path: [...path, 'matches'], message }];
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    patternProblems(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function orderProblems(step: Step, { verbs }: Vocabulary, path: SourcePath): CaseProblem[] {
  if (step.do === undefined) return [];
  return verbProblems(verbs, step.do, step.options ?? {}).map((problem) => ({
    ...problem,
    path: [...path, ...problem.path],
  }));
}

/** `${…}` in a raw request stands for the account of the client that sends it, or for cookies of any client. */
function placeholderProblems(
  request: RawRequest,
  clients: readonly string[],
  path: SourcePath,
): CaseProblem[] {
  const texts: [SourcePath, string | undefined][] = [
    [['url'], request.url],
    [['target'], request.target],
    [['body'], request.body],
    ...(request.pieces ?? []).map((piece, index): [SourcePath, string] => [['pieces', index], piece]),
    ...Object.entries(request.headers ?? {}).flatMap(([name, value]) =>
      oneOrMore(value).map((text, index): [SourcePath, string] => [
        placeIn(value, ['headers', name], index),
        text,
      ]),
    ),
  ];
  return texts.flatMap(([place, text = '']) =>
    placeholdersIn(text).flatMap(({ what, client }) => [
      ...(what.startsWith('cookie ')
        ? []
        : unknownName('placeholder', what, placeholders, [...path, ...place])),
      ...unknownName('client', client ?? '', clients, [...path, ...place]),
      ...(client === undefined || /^cookies?\b/.test(what)
        ? []
        : [
            {
              path: [...path, ...place],
              message: `only cookies are lent to another client: expected "cookies of ${client}" or "cookie NAME of ${client}"; found "${what} of ${client}"`,
            },
          ]),
    ]),
  );
}

function urlProblems(url: string, topology: Topology, path: SourcePath): CaseProblem[] {
  if (url.startsWith('/')) return [];
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    return [{ path, message: `expected a path or an absolute URL; found ${JSON.stringify(url)}` }];
  }
  return hostProblems(new URL(url).hostname, topology, path);
}

const oneOrMore = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

const placeIn = (value: unknown, path: SourcePath, index: number): SourcePath =>
  Array.isArray(value) ? [...path, index] : path;
