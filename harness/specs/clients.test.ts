import { afterAll, expect, test } from '@jest/globals';
import { one, specFolder } from './testing/spec-files.ts';

const specs = specFolder();
afterAll(specs.remove);

const red = ['id: a', 'clauses: [SEL-13]', 'user: red'];
const problems = (...lines: string[]) => specs.problemsOf(one(...red, ...lines));

test('clients have the user and the member of the case, where they have none of their own', () => {
  const [it] = specs.load(
    one(
      ...red,
      'member: cas2013-1',
      'clients: { second: {}, other: { user: blue, member: cas2013-2 } }',
      'steps: [{ client: second, do: read }, { client: other, do: read }]',
    ),
  );
  expect(it).toMatchObject({
    member: 'cas2013-1',
    clients: {
      second: { user: 'red', member: 'cas2013-1' },
      other: { user: 'blue', member: 'cas2013-2' },
    },
  });
});

test.each<[string, string[], string]>([
  [
    'a member of another name',
    ['member: cas2010-1', 'do: read'],
    's.yaml:9:13: there is no member of mail.contoso.com "cas2010-1" (did you mean "cas2013-1"?); known: cas2013-1, cas2013-2',
  ],
  [
    'a member that is not behind the host of the step',
    ['steps: [{ do: read, connect: legacy.contoso.com, member: cas2013-1 }]'],
    's.yaml:9:62: there is no member of legacy.contoso.com "cas2013-1" (did you mean "cas2007-1"?); known: cas2007-1, cas2007-2',
  ],
  [
    'a client that the case has not',
    ['clients: { second: {} }', 'steps: [{ client: secnd, do: read }, { client: second, do: read }]'],
    's.yaml:10:23: there is no client "secnd" (did you mean "second"?); known: second',
  ],
  [
    'a client of nobody',
    ['clients: { second: { user: bleu } }', 'steps: [{ client: second, do: read }]'],
    's.yaml:9:32: there is no user "bleu" (did you mean "blue"?); known: red, purple, blue, orange, green, grey',
  ],
  [
    'a client that does nothing',
    ['clients: { second: {} }', 'do: read'],
    's.yaml:9:16: no step is of this client: expected a step with "client: second"',
  ],
  [
    'clients of several users',
    ['users: 2', 'clients: { second: {} }', 'steps: [{ client: second, do: read }]'],
    's.yaml:10:16: each of several "users" has one client: expected "users" or "clients"',
  ],
  [
    "another client's account",
    [
      'clients: { other: { user: blue } }',
      'steps:',
      '  - { client: other, do: read }',
      '  - send: { method: GET, url: /, headers: { authorization: "Basic $'.concat('{basic of other}" } }'),
    ],
    's.yaml:12:64: only cookies are lent to another client: expected "cookies of other" or "cookie NAME of other"; found "basic of other"',
  ],
  [
    "a stranger's cookies",
    ['send: { method: GET, url: /, headers: { cookie: "$'.concat('{cookies of mallory}" } }')],
    's.yaml:9:53: there is no client "mallory"; known: none',
  ],
])('%s is found before the first byte', (_, lines, problem) => {
  expect(problems(...lines)).toEqual([problem]);
});

test("a server's own FQDN is something to connect to", () => {
  expect(problems('connect: cas2010-1.contoso.com', 'do: read')).toEqual([]);
});
