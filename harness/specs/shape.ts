import type { SourcePath } from '../../input/index.ts';
import { clientHop } from './hops.ts';
import { placeholdersIn } from './placeholders.ts';
import type { BehaviourSource, Expectation, RawRequest, Step } from './schema.ts';
import { hopsIn } from './ways.ts';

/** Something in a case that cannot be meant, at its path in the case. */
export interface CaseProblem {
  path: SourcePath;
  message: string;
  at?: 'key';
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
  const users = source.each?.user ?? [];
  const hosts = Array.isArray(users) ? [] : Object.values(users).filter((it) => typeof it === 'string');
  const besides = source.connect !== undefined ? 'connect' : 'each.connect';
  if (hosts.length > 0 && (source.connect ?? source.each?.connect) !== undefined) {
    problems.push({
      path: ['each', 'user'],
      at: 'key',
      message: `"${besides}" and "each.user" both say which host the user types: keep one`,
    });
  }
  if (source.user === undefined && source.each?.user === undefined) {
    problems.push({ path: ['id'], message: 'missing "user" (or "each.user"): whose case it is' });
  }
  problems.push(...clientsProblems(source));
  const everyHost = hosts.length > 0 && hosts.length === Object.keys(users).length;
  if ((source.connect ?? source.each?.connect ?? defaultConnect) === undefined && !everyHost) {
    problems.push({
      path: ['id'],
      message: 'missing "connect": neither the case nor the suite says which host the user types',
    });
  }
  if (source.steps === undefined) {
    if (source.do === undefined && source.send === undefined) {
      problems.push({ path: ['id'], message: 'the case does nothing: expected "do", "send" or "steps"' });
    }
    return [...problems, ...actionProblems(source, []), ...usersProblems(source, source, [])];
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
      ...emptyStepProblems(step, ['steps', index]),
      ...actionProblems(step, ['steps', index]),
      ...usersProblems(step, source, ['steps', index]),
      ...paceProblems(step, ['steps', index]),
    ]),
  ];
}

function emptyStepProblems(step: Step, path: SourcePath): CaseProblem[] {
  const changes = [step.do, step.send, step.with, step.advance, step.stop, step.crash, step.fault];
  return changes.every((it) => it === undefined)
    ? [
        {
          path,
          message:
            'the step does nothing: expected "do", "send", "with", "advance", "stop", "crash" or "fault"',
        },
      ]
    : [];
}

function actionProblems(action: Step | BehaviourSource, path: SourcePath): CaseProblem[] {
  const problems: CaseProblem[] = [];
  const complain = (key: string, message: string) =>
    problems.push({ path: [...path, key], at: 'key', message });
  const isDone = action.do !== undefined || action.send !== undefined;
  if (action.do !== undefined && action.send !== undefined) {
    complain('send', '"do" and "send" in one step: expected a verb or a raw request');
  }
  if (action.options !== undefined && action.do === undefined)
    complain('options', '"options" belong to a verb: expected "do"');
  if (action.expect !== undefined && !isDone)
    complain('expect', 'there is no answer to expect: expected "do" or "send"');
  if (action.then !== undefined && (action.expect?.redirect ?? null) === null) {
    complain('then', '"then: follow" has nothing to follow: expected an "expect.redirect"');
  }
  if (action.finally !== undefined && action.then === undefined) {
    complain('finally', '"finally" is what holds after "then: follow", which is missing');
  }
  return [
    ...problems,
    ...clientProblems(action.expect, false, [...path, 'expect']),
    ...clientProblems(action.finally, true, [...path, 'finally']),
    ...piecesProblems(action, path),
    ...repeatProblems(action, path),
  ];
}

/** What waits for a clock that does not move while something is under way. */
function paceProblems(step: Step, path: SourcePath): CaseProblem[] {
  const isDone = step.do !== undefined || step.send !== undefined;
  const isMoved = isDone && step.advance !== undefined;
  if (isMoved || step.once === undefined) return [];
  const message = '"once" says when the clock moves beside an action: expected "advance", and "do" or "send"';
  return [{ path: [...path, 'once'], at: 'key', message }];
}

/** A body that comes in pieces. */
function piecesProblems({ send, ...action }: Step | BehaviourSource, path: SourcePath): CaseProblem[] {
  if (send?.pieces === undefined) return [];
  const complain = (message: string): CaseProblem[] => [
    { path: [...path, 'send', 'pieces'], at: 'key', message },
  ];
  if (send.body !== undefined) return complain('"body" and "pieces" both say the body: keep one');
  const isMoved = 'advance' in action && action.advance !== undefined;
  return isMoved || send.leave !== undefined
    ? []
    : complain('the second piece waits for the clock to move: expected "advance" in the step');
}

/** A body that is sent several times over. */
function repeatProblems({ send }: Step | BehaviourSource, path: SourcePath): CaseProblem[] {
  if (send?.repeat === undefined || send.body !== undefined || send.pieces !== undefined) return [];
  const message = 'there is nothing to repeat: expected "body" or "pieces"';
  return [{ path: [...path, 'send', 'repeat'], at: 'key', message }];
}

/** What several users cannot do, and what takes several. */
function usersProblems(
  action: Step | BehaviourSource,
  { users }: BehaviourSource,
  path: SourcePath,
): CaseProblem[] {
  if (users === undefined) {
    return (['expect', 'finally'] as const).flatMap((key): CaseProblem[] =>
      action[key]?.spread === undefined
        ? []
        : [
            {
              path: [...path, key, 'spread'],
              at: 'key',
              message: 'one user cannot be spread: expected "users", and how many, in the case',
            },
          ],
    );
  }
  const isDone = action.do !== undefined || action.send !== undefined;
  if (!isDone || !('advance' in action) || action.advance === undefined) return [];
  const message = 'the clock cannot move for each of several users: expected "advance" in a step of its own';
  return [{ path: [...path, 'advance'], at: 'key', message }];
}

/** `client` where the client cannot have gone elsewhere. */
function clientProblems(
  expect: Expectation | undefined,
  isFollowed: boolean,
  path: SourcePath,
): CaseProblem[] {
  const hops = expect?.path === undefined ? [] : hopsIn(expect.path);
  return hops.flatMap(({ hop, place, isAlternative }) => {
    if (hop !== clientHop) return [];
    const why = !isFollowed
      ? 'the client goes elsewhere only after "then: follow": expected "client" in "finally.path" alone'
      : isAlternative
        ? '"client" cannot be one of several hops: expected it by itself, or in one of several ways'
        : null;
    return why === null ? [] : [{ path: [...path, 'path', ...place], message: why }];
  });
}

/** Clients that no step can be of, or that no step is of. */
function clientsProblems({ clients = {}, users, steps = [] }: BehaviourSource): CaseProblem[] {
  const used = new Set(steps.flatMap(({ client, send }) => [client, ...namedIn(send)]));
  return Object.keys(clients).flatMap((name): CaseProblem[] => {
    const path = ['clients', name];
    if (users !== undefined) {
      const message = 'each of several "users" has one client: expected "users" or "clients"';
      return [{ path, at: 'key', message }];
    }
    if (used.has(name)) return [];
    return [
      { path, at: 'key', message: `no step is of this client: expected a step with "client: ${name}"` },
    ];
  });
}

/** The clients whose cookies a raw request names. */
function namedIn(send: RawRequest | undefined): (string | undefined)[] {
  const texts =
    send === undefined
      ? []
      : [send.url, send.target ?? '', send.body ?? '', ...Object.values(send.headers ?? {}).flat()];
  return texts.flatMap((text) => placeholdersIn(text).map(({ client }) => client));
}
