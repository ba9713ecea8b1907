import { afterAll, describe, expect, test } from '@jest/globals';
import { specFolder } from './testing/spec-files.ts';

const specs = specFolder();
afterAll(specs.remove);

const table = `environment: coexistence
personas:
  red:
    owa:
      mail.contoso.com:
        { clause: E15-OWA-RED, route: [cas2013@Site1, cas2010@Site1, mbx2010@Site1], server: cas2010@Site1 }
  purple:
    owa:
      mail.contoso.com:
        clause: E15-OWA-PURPLE
        route: [cas2013@Site1, client, cas2007@Site1, mbx2007@Site1]
        server: cas2007@Site1
        redirect: legacy.contoso.com
      legacy.contoso.com:
        { clause: E15-OWA-PURPLE, route: [cas2007@Site1, mbx2007@Site1], server: cas2007@Site1 }
`;

const suite = (...lines: string[]) =>
  `suite: S\nenvironment: coexistence\nprotocol: owa\npersonas: personas.yaml\nconnect: mail.contoso.com\ncases:\n  - id: a\n    do: open\n${lines.map((line) => `    ${line}\n`).join('')}`;

function load(personas: string, spec: string) {
  specs.write('personas.yaml', personas);
  return specs.load(spec);
}

const problemsOf = (personas: string, spec: string) => specs.problemsOf(() => load(personas, spec));

describe('the table of personas', () => {
  test('knows a name in whatever letters, and $connect is in small ones, as clients write it', () => {
    const spelt = suite('clauses: [$clause]', 'user: red', 'expect: { headers: { a: $connect } }');
    const [found] = load(
      table.replace('mail.contoso.com', 'Mail.contoso.com'),
      spelt.replace('connect: mail.contoso.com', 'connect: MAIL.Contoso.COM'),
    );
    expect(found).toMatchObject({ clauses: ['E15-OWA-RED'], connect: 'mail.contoso.com' });
    expect(found?.steps[0]?.expect?.headers).toEqual({ a: 'mail.contoso.com' });
  });

  test('gives the cases of a user the variables of the name that is connected to', () => {
    const expectation =
      'expect: { path: [$route], author: $server, headers: { a: "$front $target $mailboxServer" } }';
    const cases = load(
      table,
      suite('clauses: [SEL-13, $clause]', 'each: { user: [red, purple] }', expectation),
    );
    expect(cases.map(({ id, clauses, steps }) => ({ id, clauses, expect: steps[0]?.expect }))).toEqual([
      {
        id: 'a/red',
        clauses: ['SEL-13', 'E15-OWA-RED'],
        expect: {
          path: ['cas2013@Site1', 'cas2010@Site1', 'mbx2010@Site1'],
          author: 'cas2010@Site1',
          headers: { a: 'cas2013@Site1 cas2010@Site1 mbx2010@Site1' },
        },
      },
      {
        id: 'a/purple',
        clauses: ['SEL-13', 'E15-OWA-PURPLE'],
        expect: {
          path: ['cas2013@Site1', 'client', 'cas2007@Site1', 'mbx2007@Site1'],
          author: 'cas2007@Site1',
          headers: { a: 'cas2013@Site1 client mbx2007@Site1' },
        },
      },
    ]);
  });

  test('each may say where a user connects', () => {
    const cases = load(
      table,
      suite(
        'clauses: [$clause]',
        'each: { user: { red: mail.contoso.com, purple: legacy.contoso.com } }',
        'expect: { path: [$hops] }',
      ),
    );
    expect(cases.map(({ id, connect, steps }) => [id, connect, steps[0]?.expect?.path])).toEqual([
      ['a/red', 'mail.contoso.com', ['cas2013@Site1', 'cas2010@Site1']],
      ['a/purple', 'legacy.contoso.com', ['cas2007@Site1']],
    ]);
  });

  test('what each says of a user comes first', () => {
    const [it] = load(
      table,
      suite(
        'clauses: [$clause]',
        'each: { user: { red: { clause: SEL-9 } } }',
        'expect: { author: $server }',
      ),
    );
    expect([it?.clauses, it?.steps[0]?.expect?.author]).toEqual([['SEL-9'], 'cas2010@Site1']);
  });

  const change = (from: string, to: string) => table.replace(from, to);
  test.each<[string, string, RegExp]>([
    [
      'a user',
      change('  red:', '  rad:'),
      /^personas\.yaml:3:3: there is no user "rad" \(did you mean "red"\?\)/,
    ],
    [
      'a protocol',
      change('    owa:', '    owe:'),
      /^personas\.yaml:4:5: unknown key "owe" \(did you mean "owa"\?\)/,
    ],
    [
      'a name to connect to',
      change('      mail.', '      male.'),
      /^personas\.yaml:5:7: there is no namespace "male\.contoso\.com" \(did you mean "mail/,
    ],
    [
      'a clause',
      change('E15-OWA-RED,', 'E15-OWA-REDD,'),
      /^personas\.yaml:6:19: there is no clause "E15-OWA-REDD" \(did you mean "E15-OWA-RED"\?\)$/,
    ],
    [
      'a server',
      change('cas2010@Site1, mbx', 'cas2010@Site4, mbx'),
      /^personas\.yaml:6:55: there is no role at a site "cas2010@Site4" \(did you mean/,
    ],
    [
      'the server that serves',
      change('server: cas2010@Site1 }', 'server: cas2010@Site2 }'),
      /^personas\.yaml:6:94: expected one of the route, cas2013@Site1, cas2010@Site1, mbx2010@Site1; found "cas2010@Site2"$/,
    ],
    [
      'the first server',
      change('[cas2013@Site1, cas2010', '[cas2010@Site2, cas2010'),
      /^personas\.yaml:6:40: cas2010@Site2 does not stand behind mail\.contoso\.com$/,
    ],
    [
      'a redirect',
      change('        redirect: legacy.contoso.com\n', ''),
      /^personas\.yaml:11:16: "redirect" and "client" in the route go together: expected both or neither$/,
    ],
    ['an overlay', `overlays: [site4]\n${table}`, /^personas\.yaml:1:12: there is no overlay "site4"/],
  ])('%s that is wrong is found at its place, whether a case uses it or not', (_, personas, message) => {
    const spec = suite('clauses: [SEL-9]', 'user: blue');
    expect(problemsOf(personas, spec)).toEqual([expect.stringMatching(message)]);
  });

  test('that is not there is found where it is named', () => {
    const spec = suite('clauses: [SEL-9]', 'user: red').replace('personas.yaml', 'persons.yaml');
    expect(problemsOf(table, spec)).toEqual([
      's.yaml:4:11: persons.yaml cannot be read: there is no such file (ENOENT)',
    ]);
  });

  test('says nothing about a user without a line', () => {
    expect(problemsOf(table, suite('clauses: [$clause]', 'user: blue'))).toEqual([
      's.yaml:9:15: nothing sets the variable $clause; known: $user, $connect',
    ]);
  });

  test('only one may say where the user connects', () => {
    const spec = suite(
      'clauses: [SEL-9]',
      'connect: mail.contoso.com',
      'each: { user: { red: mail.contoso.com } }',
    );
    expect(problemsOf(table, spec)).toEqual([
      's.yaml:11:13: "connect" and "each.user" both say which host the user types: keep one',
    ]);
  });
});
