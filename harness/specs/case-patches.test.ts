import { afterAll, describe, expect, test } from '@jest/globals';
import { organisationOf, organisationsOf } from './organisations.ts';
import { casesFrom, plainCases } from './plain-suite.ts';
import { specFolder } from './testing/spec-files.ts';

const specs = specFolder();
afterAll(specs.remove);

/** Line 9 has `with` of the case, line 11 the first step, line 12 the second. */
const suite = (initial: string, first: string, second: string, settings = '') => `suite: S
environment: coexistence
protocol: owa
connect: mail.contoso.com
settings: { out: { isOutOfService: true }${settings} }
cases:
  - id: a
    clauses: [SEL-9]
    ${initial === '' ? 'title: A.' : `with: ${initial}`}
    user: red
    steps:
      - ${first}
      - ${second}
`;

describe('a step that changes the organisation', () => {
  const moved = '{ topology: { users: { red: { mailbox: { database: DB2013-Site1 } } } } }';
  const load = (...lines: [string, string, string]) => specs.load(suite(...lines))[0];

  test('does so on top of those before it, and of the case', () => {
    const it = load(
      '{ servers: { cas2010-1: out } }',
      `{ do: read, with: ${moved} }`,
      '{ with: { servers: { cas2010@Site1: { isOutOfService: false } } } }',
    );
    if (it === undefined) throw new Error('expected a case');
    const seen = [0, 1, 2].map((begun) => {
      const { servers, users } = organisationOf(it, begun);
      return [
        servers.filter(({ isOutOfService }) => isOutOfService).map(({ name }) => name),
        users.find(({ name }) => name === 'red')?.mailbox?.database,
      ];
    });
    expect(seen).toEqual([
      [['cas2010-1'], 'DB2010-Site1'],
      [['cas2010-1'], 'DB2013-Site1'],
      [[], 'DB2013-Site1'],
    ]);
    expect(organisationsOf(it)).toHaveLength(3);
    expect(it.exclusive).toBe(true);
    expect(it.steps[1]).toEqual({
      with: {
        topology: {
          servers: { 'cas2010-1': { isOutOfService: false }, 'cas2010-2': { isOutOfService: false } },
        },
      },
    });
    const [again] = casesFrom(structuredClone(plainCases([it])));
    expect(again && organisationsOf(again)).toEqual(organisationsOf(it));
  });

  test('may name what it adds, and may not name it before', () => {
    const add = '{ topology: { namespaces: { new.contoso.com: { servers: [cas2013-1] } } } }';
    const use = '{ do: read, connect: new.contoso.com }';
    expect(load('', `{ with: ${add} }`, use)?.steps).toHaveLength(2);
    expect(specs.problemsOf(suite('', use, `{ with: ${add} }`))).toEqual([
      expect.stringMatching(/^s\.yaml:12:30: there is no namespace "new\.contoso\.com"/),
    ]);
  });

  test.each([
    [
      'a key that is none',
      '{ servers: { cas2010-1: { isOutOfServce: true } } }',
      '13:43: unknown key "isOutOfServce"',
    ],
    [
      'a setting that is none',
      '{ servers: { cas2010-1: outt } }',
      '13:41: there is no setting "outt" (did you mean "out"?)',
    ],
    ['a server that is none', '{ servers: { cas2010-9: out } }', '13:30: there is no server "cas2010-9"'],
    [
      'a database that is none',
      '{ topology: { users: { red: { mailbox: { database: DB9 } } } } }',
      '13:68: there is no database "DB9"',
    ],
    [
      'another name of a server',
      '{ topology: { servers: { cas2010-4: { fqdn: other.contoso.com } } } }',
      '13:11: a step cannot add servers, take them away, or change',
    ],
    ['a stop, which is a key of the step', '{ stop: cas2010-1 }', '13:19: unknown key "stop"'],
  ])('%s is shown at its place in the step', (_, change, problem) => {
    const problems = specs.problemsOf(suite('', '{ do: read }', `{ with: ${change} }`));
    expect(problems[0]).toContain(`s.yaml:${problem}`);
  });

  test('what an earlier patch broke is shown there', () => {
    const text = suite(
      '',
      '{ with: { servers: { cas2010-1: { isOutOfServce: true } } } }',
      `{ with: ${moved} }`,
    );
    expect(specs.problemsOf(text)).toEqual([
      expect.stringMatching(/^s\.yaml:12:43: unknown key "isOutOfServce"/),
    ]);
  });
});
