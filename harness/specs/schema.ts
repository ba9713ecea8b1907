import { z } from 'zod';
import { httpProxyFields } from '../../protocols/logs/httpproxy-log.ts';
import { protocols } from '../../protocols/registry.ts';
import { expectationKeys, seenKeys } from '../drivers/expectations.ts';
import { noAnswers } from '../drivers/observation.ts';
import { fault } from './fault-schema.ts';
import { textPattern } from './text-pattern.ts';
import { duration, hop, oneOrMore } from './words.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');

const way = z
  .array(
    z.union([
      hop,
      z.strictObject({
        any: z.array(hop).min(1, 'one hop at least').describe('Whichever of these hops'),
      }),
      z.strictObject({
        forks: z
          .array(z.array(hop).min(1, 'one hop at least'))
          .min(2, 'two ways at least')
          .describe('First along the one, then along the next: the server before asks again'),
      }),
    ]),
  )
  .min(1, 'one hop at least');
const path = z.union([
  way,
  z.strictObject({ any: z.array(way).min(1, 'one way at least').describe('Whichever of these ways') }),
]);

/** Values of `each`: a list, or a mapping from each value to the variables (`$host`) that hold in its case. */
const values = z.array(z.string()).min(1);
const variables = z.record(
  z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'a variable name of letters and digits'),
  oneOrMore(z.string()),
);
const eachUser = z.union([values, z.record(z.string(), z.union([z.string(), variables]))]);
const eachConnect = z.union([values, z.record(z.string(), variables)]);

const seen = z.strictObject({
  server: hop.describe('The server that has to have seen it, or `directory`'),
  identity: z
    .enum(['basic', 'fba', 'session', 'signed'])
    .nullable()
    .optional()
    .describe('How it learned the user'),
  secure: z.boolean().optional().describe('Over TLS'),
  state: z
    .enum(['answered', 'aborted', 'held'])
    .optional()
    .describe(
      'answered: the whole answer went out; aborted: the peer left before; held: kept open on purpose',
    ),
  times: z
    .int()
    .min(0)
    .optional()
    .describe('How many such conversations there are, 0 for none; default: at least one'),
  ...seenKeys,
});

const spread = z.strictObject({
  over: oneOrMore(hop).describe('The servers that serve them: each user by one, from the first step on'),
  leastShare: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('The part of an even share that each server has to serve; default: 0.25'),
});

const logCell = z.union([
  textPattern,
  z.int().transform(String),
  z.strictObject({ server: hop.describe('The FQDN of the server of this hop that saw the request') }),
]);

const expectation = z.strictObject({
  author: hop.optional().describe('Who made the answer'),
  path: path.optional().describe('Every server that may see a byte, in order; default: the one connected to'),
  mailbox: z.string().nullable().optional().describe('The persona whose mailbox is read'),
  answer: z
    .enum(['none', ...noAnswers])
    .optional()
    .describe('In which way nobody answers, or not to the end; "none": in any'),
  ...expectationKeys,
  seen: oneOrMore(seen).optional(),
  log: z
    .strictObject(Object.fromEntries(httpProxyFields.map((field) => [field, logCell.optional()])))
    .optional()
    .describe("Cells of the last request's line in the front end's HttpProxy log, by field; null: empty"),
  spread: spread.optional().describe('How the `users` of the case are spread'),
});

const request = z.strictObject({
  method: z.string(),
  url: z.string().describe('Absolute, or a path on `connect`'),
  target: z
    .string()
    .min(1)
    .optional()
    .describe("The request target as it goes out; default: the URL's path and query"),
  headers: z
    .record(z.string(), z.union([z.string(), z.array(z.string())]))
    .optional()
    .describe('A list makes several lines, an empty one none'),
  body: z.string().optional(),
  repeat: z
    .int()
    .min(2)
    .max(100_000)
    .optional()
    .describe('How many times the body, or each of its pieces, is sent, one after another'),
  pieces: z
    .array(z.string().min(1))
    .length(2)
    .optional()
    .describe('The body in two pieces: the second goes out when the clock has moved'),
  leave: z
    .enum(['after the head', 'after the request'])
    .optional()
    .describe(
      'The client ends its connection when a server works on its request, which has to be noticed there',
    ),
});

const action = {
  do: z.string().optional().describe("A verb of the protocol's driver"),
  options: z.record(z.string(), z.unknown()).optional().describe('What the verb takes'),
  send: request.optional().describe('A raw request instead of a verb'),
  connect: z.string().optional().describe("The host that the user types: a namespace, or a server's FQDN"),
  member: z
    .string()
    .optional()
    .describe('The server that the load balancer leads to, one of those behind the host; default: any'),
  expect: expectation.optional(),
  // biome-ignore lint/suspicious/noThenProperty: the design's word for it, in data that is never awaited
  then: z
    .literal('follow')
    .optional()
    .describe('The client follows the redirect, as its real counterpart would'),
  finally: expectation.optional().describe('What holds after that'),
};

const mergePatch = z.record(z.string(), z.unknown());

/** What `with` may change while a case runs. */
const topologyChange = z.strictObject({
  topology: mergePatch.optional().describe('RFC 7396 merge patch of the topology'),
  servers: z
    .record(hop, z.union([z.string(), mergePatch]))
    .optional()
    .describe("By hop: one of the suite's settings, or a merge patch of those servers"),
});

const step = z.strictObject({
  ...action,
  client: z.string().optional().describe("One of the case's `clients`; default: that of the case's user"),
  with: topologyChange.optional().describe('Changes the organisation, before the client acts'),
  advance: duration
    .optional()
    .describe('Moves the lab clock; beside `do` or `send`, while that is under way'),
  once: z
    .literal('answer begins')
    .optional()
    .describe('Beside an action and `advance`: not before the client has the first bytes of the body'),
  stop: hop.optional().describe('Stops a server in an order of its own (a process: SIGTERM)'),
  crash: hop.optional().describe('Ends a server at once (a process: SIGKILL)'),
  fault: oneOrMore(fault).optional().describe('Replaces the faults of those servers'),
});

const environmentPatch = topologyChange.extend({
  stop: oneOrMore(hop).optional(),
  fault: oneOrMore(fault).optional(),
});

const base = {
  id: id.describe('Stable for ever; unique in the project'),
  title: z.string().optional().describe('The obligation as a sentence'),
  clauses: z.array(z.string()).min(1),
  needs: z.array(z.string()).optional().describe('Features without which the case is unsupported'),
};

const clientName = z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and hyphens');
const client = z.strictObject({
  user: z.string().optional().describe("Whose client it is; default: the case's user"),
  member: action.member,
});

const behaviour = z.strictObject({
  ...base,
  ...action,
  kind: z.enum(['assert', 'observe']).optional(),
  user: z.string().optional(),
  users: z
    .int()
    .min(2)
    .max(200)
    .optional()
    .describe('How many aliases of the user do the case, each by itself; default: one'),
  each: z
    .strictObject({
      user: eachUser
        .optional()
        .describe('A list, or a mapping to variables, or to the host that the user connects to'),
      connect: eachConnect.optional().describe('A list, or a mapping to variables'),
    })
    .optional()
    .describe('One case per value (per combination); $user, $connect and variables stand for its texts'),
  overlays: z.array(z.string()).optional(),
  with: environmentPatch.optional().describe('What is different in this case: it gets a lab of its own'),
  exclusive: z.boolean().optional().describe('A lab of its own; default: when `with` or a step needs it'),
  clients: z
    .record(clientName, client)
    .optional()
    .describe('More clients, each with cookies and connections of its own, by the name that steps use'),
  steps: z.array(step).min(1).optional(),
  expectedFailure: z.string().optional().describe('Why it is known to fail'),
});

const lint = z.strictObject({
  ...base,
  kind: z.literal('lint'),
  breaks: mergePatch.describe('A merge patch that breaks the advice'),
  keeps: mergePatch.optional().describe('A merge patch that keeps it'),
});

/** A spec file. */
export const specSchema = z
  .strictObject({
    $schema: z.string().optional(),
    suite: z.string(),
    judges: z
      .literal('lab')
      .optional()
      .describe('The lab itself: cases that no server under test has a part in; default: the implementation'),
    environment: z.string().describe('Name of a file in fixtures/topologies'),
    overlays: z.array(z.string()).optional().describe('Names of files in fixtures/overlays'),
    protocol: z.enum(protocols),
    connect: z.string().optional().describe('The host that the user types, where a case names none'),
    personas: z
      .string()
      .optional()
      .describe('The table with the variables of each user, relative to this file'),
    settings: z
      .record(z.string(), mergePatch)
      .optional()
      .describe('Named merge patches of one server, for `with.servers`'),
    cases: z
      .array(
        z.discriminatedUnion('kind', [
          lint,
          behaviour.extend({ kind: z.literal('observe') }),
          behaviour.extend({ kind: z.literal('assert').default('assert') }),
        ]),
      )
      .min(1),
  })
  .meta({ id: 'coexlab-spec', title: 'Cases that coexlab runs against a coexistence proxy' });

export type SpecFile = z.infer<typeof specSchema>;
/** A case as it is written, before `each` and every default. */
type CaseSource = SpecFile['cases'][number];
export type BehaviourSource = Exclude<CaseSource, { kind: 'lint' }>;
export type LintSource = Extract<CaseSource, { kind: 'lint' }>;
export type Expectation = z.infer<typeof expectation>;
export type SeenExpectation = z.infer<typeof seen>;
export type LogExpectation = NonNullable<Expectation['log']>;
export type SpreadExpectation = z.infer<typeof spread>;
export type Step = z.infer<typeof step>;
/** `with` of a step as it is written, and a part of every other one. */
export type TopologyChangeSource = z.infer<typeof topologyChange>;
/** `with` of a case as it is written. */
export type EnvironmentPatchSource = z.infer<typeof environmentPatch>;
/** What is different in a case: its settings are part of the topology's patch. */
export type EnvironmentPatch = Omit<EnvironmentPatchSource, 'servers'>;
export type RawRequest = z.infer<typeof request>;
