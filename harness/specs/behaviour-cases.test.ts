import { afterAll, describe, expect, test } from '@jest/globals';
import { UsageError } from '../../input/index.ts';
import { loadSpecs } from './load.ts';
import { good, head, one, specFolder, verbsOf } from './testing/spec-files.ts';

const specs = specFolder();
afterAll(specs.remove);

describe('each', () => {
  const each = (expectation: string, ...lines: string[]) =>
    specs.load(one('id: a', 'clauses: [$clause]', ...lines, 'do: sign in', expectation));

  test('makes one case per user, with its variables in every text', () => {
    const cases = each(
      'expect: { path: [cas2013@Site1, $route], mailbox: $user, headers: { a: { matches: "^$cas\\\\.x$" } } }',
      'each:',
      '  user:',
      '    red: { clause: E15-OWA-RED, cas: cas2010-1, route: [cas2010@Site1, mbx2010@Site1] }',
      '    green: { clause: E15-OWA-GREEN, cas: mbx2013-1, route: [mbx2013-1] }',
    );
    expect(
      cases.map(({ id, user, clauses, steps }) => ({ id, user, clauses, expect: steps[0]?.expect })),
    ).toEqual([
      {
        id: 'a/red',
        user: 'red',
        clauses: ['E15-OWA-RED'],
        expect: {
          path: ['cas2013@Site1', 'cas2010@Site1', 'mbx2010@Site1'],
          mailbox: 'red',
          headers: { a: { matches: '^cas2010-1\\.x$' } },
        },
      },
      {
        id: 'a/green',
        user: 'green',
        clauses: ['E15-OWA-GREEN'],
        expect: {
          path: ['cas2013@Site1', 'mbx2013-1'],
          mailbox: 'green',
          headers: { a: { matches: '^mbx2013-1\\.x$' } },
        },
      },
    ]);
  });

  test('combines users and hosts', () => {
    const cases = specs.load(
      one(
        'id: a',
        'clauses: [TOP-4]',
        'each: { user: [red, blue], connect: [mail.contoso.com, legacy.contoso.com] }',
        'do: open',
      ),
    );
    expect(cases.map(({ id, user, connect }) => [id, user, connect])).toEqual([
      ['a/red/mail.contoso.com', 'red', 'mail.contoso.com'],
      ['a/red/legacy.contoso.com', 'red', 'legacy.contoso.com'],
      ['a/blue/mail.contoso.com', 'blue', 'mail.contoso.com'],
      ['a/blue/legacy.contoso.com', 'blue', 'legacy.contoso.com'],
    ]);
  });

  test('a host may follow from the user', () => {
    const cases = specs.load(
      one(
        'id: a',
        'clauses: [TOP-4]',
        'connect: $host',
        'each: { user: { orange: { host: mail-region.contoso.com } } }',
        'do: open',
      ),
    );
    expect(cases.map(({ id, connect }) => [id, connect])).toEqual([['a/orange', 'mail-region.contoso.com']]);
  });
});

describe('a case that is ready to run', () => {
  test('has every default filled in', () => {
    const [it] = specs.load(one(...good));
    expect(it).toMatchObject({
      id: 'a',
      title: 'a',
      clauses: ['E15-OWA-RED'],
      kind: 'assert',
      protocol: 'owa',
      user: 'red',
      connect: 'mail.contoso.com',
      needs: [],
      steps: [{ do: 'sign in' }],
      with: null,
      exclusive: false,
      expectedFailure: null,
      place: `${specs.path}/s.yaml:6`,
    });
    expect(it?.environment.name).toBe('coexistence');
  });

  test.each<[string, string[], boolean]>([
    ['nothing', [...good], false],
    ['with', [...good, 'with: { stop: cas2010-1 }'], true],
    ['exclusive', [...good, 'exclusive: true'], true],
    ['advance', [...good.slice(0, 3), 'steps: [{ do: read }, { advance: 5s }]'], true],
    ['stop', [...good.slice(0, 3), 'steps: [{ do: read }, { stop: cas2010-1 }]'], true],
    ['fault', [...good.slice(0, 3), 'steps: [{ do: read, fault: { server: cas2010-1, hang: true } }]'], true],
  ])('whether a lab of its own is needed for %s', (_, lines, exclusive) => {
    expect(specs.load(one(...lines)).map((it) => it.exclusive)).toEqual([exclusive]);
  });

  test('needs an implementation that follows the clock when a step moves it', () => {
    const [it] = specs.load(
      one(...good.slice(0, 3), 'needs: [owa]', 'steps: [{ do: read }, { advance: 5s }]'),
    );
    expect(it?.needs).toEqual(['owa', 'clock']);
  });

  test('shares the topology of its environment with the others, and patches it alone', () => {
    const text = `${one(...good)}  - id: b
    clauses: [SEL-9]
    user: red
    with: { topology: { servers: { cas2010-1: { isOutOfService: true } } } }
    do: sign in
`;
    const [a, b] = specs.load(text);
    expect(b?.environment).toBe(a?.environment);
    const patched = b?.environment.patched(b.with?.topology ?? {});
    const outOfService = (topology = a?.environment.topology) =>
      topology?.servers.filter((server) => server.isOutOfService).map((server) => server.name);
    expect(outOfService(patched)).toEqual(['cas2010-1']);
    expect(outOfService()).toEqual([]);
  });

  test('may name what its own patch adds', () => {
    const [it] = specs.load(
      one(
        ...good,
        'connect: new.contoso.com',
        'with: { topology: { namespaces: { new.contoso.com: { servers: [cas2013-1] } } } }',
      ),
    );
    expect(it?.connect).toBe('new.contoso.com');
  });

  test('overlays are part of the name of its environment', () => {
    const [it] = specs.load(
      one('id: a', 'clauses: [TOP-7]', 'user: violet', 'overlays: [site3-e2007]', 'do: sign in'),
    );
    expect(it?.environment.name).toBe('coexistence+site3-e2007');
  });
});

describe('an environment from the command line', () => {
  test("replaces the suite's own", () => {
    const [it] = specs.load(one(...good), { environment: 'baseline' });
    expect(it?.environment.name).toBe('baseline');
  });

  test('may be a file', () => {
    const file = specs.write('mine.yaml', 'organization: Mine\n');
    expect(() => specs.load(one(...good), { environment: file })).toThrow(
      /mine\.yaml:1:1: missing "domain": expected a mapping/,
    );
  });

  test('that does not exist is a usage error', () => {
    expect(() => specs.load(one(...good), { environment: 'basline' })).toThrow(
      new UsageError(
        'there is no environment "basline" (did you mean "baseline"?); known: baseline, coexistence, multi-role, or a topology file',
      ),
    );
  });
});

test('lint cases come apart from those that are run', () => {
  const text = `${head}  - kind: lint
    id: a-lint
    clauses: [TOP-6]
    breaks: { servers: { cas2010-1: { outlookAnywhere: null } } }
`;
  const { cases, lints } = loadSpecs({ files: [specs.write('lint.yaml', text)], verbsOf });
  expect(cases).toEqual([]);
  expect(lints.map(({ id, clauses, keeps }) => ({ id, clauses, keeps }))).toEqual([
    { id: 'a-lint', clauses: ['TOP-6'], keeps: null },
  ]);
});
