import ms, { type StringValue } from 'ms';
import { didYouMean, type SourcePath, type Topology } from '../../topology/index.ts';
import { clientHop, knownHops, serversBehind, serversOfHop } from './hops.ts';
import type { BehaviourSource, Expectation, FaultSpec, Step } from './schema.ts';

/** Something in a case that cannot be meant, at its path in the case. */
export interface CaseProblem {
  path: SourcePath;
  message: string;
  at?: 'key';
}

/** What the words of a case are checked against. */
export interface Vocabulary {
  topology: Topology;
  clauses: readonly string[];
  verbs: readonly string[];
}

/** What is wrong with the shape of a case as it is written, before `each` is expanded. Pure. */
export function shapeProblems(source: BehaviourSource, defaultConnect: string | undefined): CaseProblem[] {
  const problems: CaseProblem[] = [];
  const both = (key: 'user' | 'connect') => {
    if (source[key] !== undefined && source.each?.[key] !== undefined) {
      problems.push({
        path: ['each', key],
        at: 'key',
        message: `"${key}" and "each.${key}" both say it: keep one`,
      });
    }
  };
  both('user');
  both('connect');
  if (source.user === undefined && source.each?.user === undefined) {
    problems.push({ path: ['id'], message: 'missing "user" (or "each.user"): whose case it is' });
  }
  if (source.connect === undefined && source.each?.connect === undefined && defaultConnect === undefined) {
    problems.push({
      path: ['id'],
      message: 'missing "connect": neither the case nor the suite says which host the user types',
    });
  }
  if (source.steps === undefined) {
    if (source.do === undefined && source.send === undefined) {
      problems.push({ path: ['id'], message: 'the case does nothing: expected "do", "send" or "steps"' });
    }
    return [...problems, ...actProblems(source, [])];
  }
  for (const key of ['do', 'send', 'options', 'expect', 'then', 'finally'] as const) {
    if (source[key] !== undefined) {
      problems.push({
        path: [key],
        at: 'key',
        message: `a case has "steps" or "${key}", not both: move it into a step`,
      });
    }
  }
  return [
    ...problems,
    ...source.steps.flatMap((step, index) => [
      ...emptyStep(step, ['steps', index]),
      ...actProblems(step, ['steps', index]),
      ...durationProblems(step.advance, ['steps', index, 'advance']),
    ]),
  ];
}

/** What an expanded case names that does not exist, and what contradicts itself. Pure. */
export function meaningProblems(source: BehaviourSource, words: Vocabulary): CaseProblem[] {
  const { topology } = words;
  const users = topology.users.map((user) => user.name);
  const connect = source.connect ?? '';
  const acts: [Step, SourcePath][] =
    source.steps === undefined
      ? [[source, []]]
      : source.steps.map((step, index): [Step, SourcePath] => [step, ['steps', index]]);
  return [
    ...source.clauses.flatMap((id, index) => unknown('clause', id, words.clauses, ['clauses', index], false)),
    ...unknown('user', source.user ?? '', users, ['user']),
    ...(source.steps === undefined ? [] : hostProblems(connect, topology, ['connect'])),
    ...oneOrMore(source.with?.stop).flatMap((hop, index) =>
      hopProblems(hop, topology, placeIn(source.with?.stop, ['with', 'stop'], index)),
    ),
    ...faultProblems(source.with?.fault, topology, ['with', 'fault']),
    ...acts.flatMap(([step, path]) => [
      ...verbProblems(step, words.verbs, path),
      ...hostProblems(step.connect ?? connect, topology, [...path, 'connect']),
      ...(step.send === undefined ? [] : urlProblems(step.send.url, topology, [...path, 'send', 'url'])),
      ...(step.stop === undefined ? [] : hopProblems(step.stop, topology, [...path, 'stop'])),
      ...faultProblems(step.fault, topology, [...path, 'fault']),
      ...expectationProblems(step.expect, topology, users, [...path, 'expect']),
      ...expectationProblems(step.finally, topology, users, [...path, 'finally']),
      ...(step.expect === undefined
        ? []
        : redirectProblems(step.expect, step.connect ?? connect, topology, [...path, 'expect'])),
    ]),
  ];
}

function emptyStep(step: Step, path: SourcePath): CaseProblem[] {
  const acts = [step.do, step.send, step.advance, step.stop, step.fault];
  return acts.every((act) => act === undefined)
    ? [{ path, message: 'the step does nothing: expected "do", "send", "advance", "stop" or "fault"' }]
    : [];
}

function actProblems(act: Step | BehaviourSource, path: SourcePath): CaseProblem[] {
  const problems: CaseProblem[] = [];
  const complain = (key: string, message: string) =>
    problems.push({ path: [...path, key], at: 'key', message });
  const acts = act.do !== undefined || act.send !== undefined;
  if (act.do !== undefined && act.send !== undefined) {
    complain('send', '"do" and "send" in one step: expected a verb or a raw request');
  }
  if (act.options !== undefined && act.do === undefined)
    complain('options', '"options" belong to a verb: expected "do"');
  if (act.expect !== undefined && !acts)
    complain('expect', 'there is no answer to expect: expected "do" or "send"');
  if (act.then !== undefined && (act.expect?.redirect ?? null) === null) {
    complain('then', '"then: follow" has nothing to follow: expected an "expect.redirect"');
  }
  if (act.finally !== undefined && act.then === undefined) {
    complain('finally', '"finally" is what holds after "then: follow", which is missing');
  }
  if (act.expect?.path?.includes(clientHop)) {
    problems.push({
      path: [...path, 'expect', 'path', act.expect.path.indexOf(clientHop)],
      message:
        'the client goes elsewhere only after "then: follow": expected "client" in "finally.path" alone',
    });
  }
  return problems;
}

function redirectProblems(
  expect: Expectation,
  host: string,
  topology: Topology,
  path: SourcePath,
): CaseProblem[] {
  if ((expect.redirect ?? null) === null) return [];
  const message = 'expects a redirect and a path through the same hop';
  const problems: CaseProblem[] = [];
  const beyond = expect.path?.[1];
  if (beyond !== undefined && beyond !== clientHop) {
    const hop = expect.path?.[0];
    problems.push({
      path: [...path, 'path', 1],
      message: `${message}: ${hop} cannot send the client elsewhere and pass the request on to ${beyond}`,
    });
  }
  const front = serversBehind(topology, host) ?? [];
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
  const seen = oneOrMore(expect.seen);
  return [
    ...(expect.author === undefined ? [] : hopProblems(expect.author, topology, [...path, 'author'])),
    ...(expect.path ?? []).flatMap((hop, index) =>
      hop === clientHop ? [] : hopProblems(hop, topology, [...path, 'path', index]),
    ),
    ...(typeof expect.mailbox === 'string'
      ? unknown('user', expect.mailbox, users, [...path, 'mailbox'])
      : []),
    ...seen.flatMap((it, index) => {
      const place = placeIn(expect.seen, [...path, 'seen'], index);
      return [
        ...hopProblems(it.server, topology, [...place, 'server']),
        ...patternProblems({ host: it.host, url: it.url, userAgent: it.userAgent }, place),
        ...patternProblems(it.headers ?? {}, [...place, 'headers']),
      ];
    }),
    ...patternProblems({ body: expect.body }, path),
    ...patternProblems(expect.headers ?? {}, [...path, 'headers']),
    ...patternProblems({ to: expect.redirect?.to, destination: expect.redirect?.destination }, [
      ...path,
      'redirect',
    ]),
  ];
}

function patternProblems(texts: Record<string, string | null | undefined>, path: SourcePath): CaseProblem[] {
  return Object.entries(texts).flatMap(([key, text]) => {
    const pattern = /^\/(.+)\/$/.exec(text ?? '')?.[1];
    if (pattern === undefined) return [];
    try {
      new RegExp(pattern);
      return [];
    } catch (error) {
      return [{ path: [...path, key], message: `not a regular expression: ${(error as Error).message}` }];
    }
  });
}

function faultProblems(
  faults: FaultSpec | FaultSpec[] | undefined,
  topology: Topology,
  path: SourcePath,
): CaseProblem[] {
  return oneOrMore(faults).flatMap((fault, index) => {
    const place = placeIn(faults, path, index);
    const actions = (['answer', 'hang', 'reset', 'slow'] as const).filter(
      (action) => fault[action] !== undefined,
    );
    return [
      ...hopProblems(fault.server, topology, [...place, 'server']),
      ...durationProblems(fault.slow, [...place, 'slow']),
      ...(actions.length === 1
        ? []
        : [
            {
              path: place,
              message: `a fault does one thing: expected one of answer, hang, reset, slow; found ${actions.join(' and ') || 'none'}`,
            },
          ]),
    ];
  });
}

function verbProblems(step: Step, verbs: readonly string[], path: SourcePath): CaseProblem[] {
  return step.do === undefined ? [] : unknown('verb', step.do, verbs, [...path, 'do']);
}

function hopProblems(hop: string, topology: Topology, path: SourcePath): CaseProblem[] {
  if (serversOfHop(topology, hop).length > 0) return [];
  return unknown(hop.includes('@') ? 'role at a site' : 'server', hop, knownHops(topology), path);
}

function hostProblems(host: string, topology: Topology, path: SourcePath): CaseProblem[] {
  if (host === '' || serversBehind(topology, host) !== undefined) return [];
  const known = topology.namespaces.map((namespace) => namespace.fqdn);
  return unknown('namespace', host, known, path);
}

function urlProblems(url: string, topology: Topology, path: SourcePath): CaseProblem[] {
  if (url.startsWith('/')) return [];
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    return [{ path, message: `expected a path or an absolute URL; found ${JSON.stringify(url)}` }];
  }
  return hostProblems(new URL(url).hostname, topology, path);
}

function durationProblems(text: string | undefined, path: SourcePath): CaseProblem[] {
  if (text === undefined) return [];
  const length = ms(text as StringValue);
  return length > 0 && Number.isFinite(length)
    ? []
    : [{ path, message: `expected a duration above zero; found ${JSON.stringify(text)}` }];
}

function unknown(
  noun: string,
  name: string,
  known: readonly string[],
  path: SourcePath,
  listed = true,
): CaseProblem[] {
  if (name === '' || known.includes(name)) return [];
  const all = listed ? `; known: ${known.join(', ')}` : '';
  return [{ path, message: `there is no ${noun} "${name}"${didYouMean(name, known)}${all}` }];
}

const oneOrMore = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

const placeIn = (value: unknown, path: SourcePath, index: number): SourcePath =>
  Array.isArray(value) ? [...path, index] : path;
