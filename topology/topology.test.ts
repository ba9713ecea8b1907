import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { didYouMean, partOf, readYaml, SourceError } from '../input/index.ts';
import { renderProblem } from '../input/problem.ts';
import { parseYaml } from '../input/yaml-source.ts';
import { deriveGuid } from './derive.ts';
import {
  clientAccessServers,
  findAccount,
  isInternetFacing,
  passwordOf,
  serverNamed,
  type Topology,
  type VirtualDirectoryName,
  withExternalUrl,
} from './index.ts';
import { buildTopology, loadTopology, mergePatch } from './load.ts';

const fixture = (name: string) => join(import.meta.dirname, '..', 'fixtures', 'topologies', `${name}.yaml`);
const overlay = (name: string) => join(import.meta.dirname, '..', 'fixtures', 'overlays', `${name}.yaml`);
const coexistence = loadTopology(fixture('coexistence'));
const baseline = loadTopology(fixture('baseline'));
const withViolet = loadTopology(fixture('coexistence'), [overlay('site3-e2007')]);

/** A small organisation that holds together; tests break one line of it. */
const small = `organization: Contoso
domain: { dns: contoso.com, netBios: CONTOSO }
directory: { fqdn: dc1.contoso.com }
sites: [Site1]
namespaces:
  mail.contoso.com: { servers: [cas1] }
servers:
  cas1:
    fqdn: cas1.contoso.com
    site: Site1
    serverRole: [ClientAccess]
    adminDisplayVersion: Version 14.3 (Build 123.4)
  mbx1:
    fqdn: mbx1.contoso.com
    site: Site1
    serverRole: [Mailbox]
    adminDisplayVersion: Version 14.3 (Build 123.4)
databases:
  DB1: { server: mbx1 }
users:
  red: { password: secret, mailbox: { database: DB1 } }
`;

function problems(...texts: string[]): string[] {
  try {
    buildTopology(texts.map((text, index) => parseYaml(index === 0 ? 't.yaml' : `o${index}.yaml`, text)));
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return error.problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);
  }
  return [];
}

describe('a topology that does not hold together is refused, with the place', () => {
  test('the small one does', () => expect(problems(small)).toEqual([]));

  test.each<[string, string, string, string[]]>([
    [
      'a mailbox without a database',
      'mailbox: { database: DB1 }',
      'mailbox: {}',
      ['t.yaml:21:37: missing "database": expected a string'],
    ],
    [
      'a database that does not exist',
      'mailbox: { database: DB1 }',
      'mailbox: { database: DB2 }',
      ['t.yaml:21:49: there is no database "DB2" (did you mean "DB1"?); known: DB1'],
    ],
    [
      'a database on a server that does not exist',
      '{ server: mbx1 }',
      '{ server: mbx2 }',
      ['t.yaml:19:18: there is no server "mbx2" (did you mean "mbx1"?); known: cas1, mbx1'],
    ],
    [
      'a database on a Client Access server',
      '{ server: mbx1 }',
      '{ server: cas1 }',
      ['t.yaml:19:18: cas1 is not a Mailbox server; its roles: ClientAccess'],
    ],
    [
      'an active copy where there is none',
      '{ server: mbx1 }',
      '{ server: mbx1, servers: [cas1] }',
      ['t.yaml:19:18: the active copy is on mbx1, but servers has only cas1'],
    ],
    [
      'two servers with one FQDN',
      'fqdn: mbx1.contoso.com',
      'fqdn: CAS1.contoso.com',
      ['t.yaml:14:11: server mbx1 has the FQDN CAS1.contoso.com, which server cas1 has already'],
    ],
    [
      'a server with the FQDN of a namespace',
      'fqdn: cas1.contoso.com',
      'fqdn: mail.contoso.com',
      ['t.yaml:6:3: a namespace has the FQDN mail.contoso.com, which server cas1 has already'],
    ],
    [
      'a server that is called like the directory',
      'fqdn: cas1.contoso.com',
      'fqdn: dc1.contoso.com',
      ['t.yaml:9:11: server cas1 has the FQDN dc1.contoso.com, which the directory has already'],
    ],
    [
      'a site that does not exist',
      'site: Site1',
      'site: Site2',
      ['t.yaml:10:11: there is no site "Site2" (did you mean "Site1"?); known: Site1'],
    ],
    [
      'a namespace of a server that does not exist',
      '{ servers: [cas1] }',
      '{ servers: [cas1, cas2] }',
      ['t.yaml:6:39: there is no server "cas2" (did you mean "cas1"?); known: cas1, mbx1'],
    ],
    [
      'a misspelt key',
      'serverRole: [ClientAccess]',
      'serverRoles: [ClientAccess]',
      [
        't.yaml:9:5: missing "serverRole": expected an array',
        't.yaml:11:5: unknown key "serverRoles" (did you mean "serverRole"?); expected one of fqdn, site, serverRole, adminDisplayVersion, isOutOfService, autoDiscoverServiceInternalUri, virtualDirectories, outlookAnywhere, pop3, imap4',
      ],
    ],
    [
      'a role that there is not',
      'serverRole: [ClientAccess]',
      'serverRole: [ClientAcess]',
      [
        't.yaml:11:18: expected "ClientAccess" or "Mailbox"; found "ClientAcess" (did you mean "ClientAccess"?)',
      ],
    ],
    [
      'a version that there is not',
      'Version 14.3 (Build 123.4)',
      'Exchange 2010',
      ['t.yaml:12:26: expected like "Version 14.3 (Build 123.4)"; found "Exchange 2010"'],
    ],
    [
      'a user name that Windows would not take',
      'red: {',
      'red.user: {',
      ['t.yaml:21:3: a sAMAccountName of at most 15 letters and digits; found "red.user"'],
    ],
    [
      'no users at all',
      small.slice(small.indexOf('users:')),
      '',
      ['t.yaml:1:1: missing "users": expected a mapping'],
    ],
  ])('%s', (_, right, wrong, expected) => {
    expect(small).toContain(right);
    expect(problems(small.replace(right, wrong))).toEqual(expected);
  });

  test('two users with one userPrincipalName', () => {
    const second = '  blue: { password: secret, userPrincipalName: Red@contoso.com }\n';
    expect(problems(small + second)).toEqual([
      't.yaml:22:9: blue and red share the userPrincipalName red@contoso.com',
    ]);
  });

  test('a key twice is not YAML', () => {
    expect(problems(`${small}sites: [Site1]\n`)).toEqual([
      't.yaml:22:1: not valid YAML: Map keys must be unique',
    ]);
  });

  test('every problem is told, in the order of the lines', () => {
    const text = small.replace('{ server: mbx1 }', '{ server: mbx2 }').replace('site: Site1', 'site: Site2');
    expect(problems(text).map((problem) => problem.split(' ')[0])).toEqual([
      't.yaml:10:11:',
      't.yaml:19:18:',
    ]);
  });

  test('a problem that an overlay made is shown in the overlay', () => {
    expect(problems(small, 'databases:\n  DB1: { server: mbx9 }\n')).toEqual([
      'o1.yaml:2:18: there is no server "mbx9" (did you mean "mbx1"?); known: cas1, mbx1',
    ]);
  });

  test('a problem in a part of a file is shown in the whole file', () => {
    const whole = parseYaml('s.yaml', 'with:\n  topology:\n    databases: { DB1: { server: mbx9 } }\n');
    const part = partOf(whole, ['with', 'topology'], { databases: { DB1: { server: 'mbx9' } } });
    expect(() => buildTopology([parseYaml('t.yaml', small), part])).toThrow(
      /^s\.yaml:3:33: there is no server "mbx9"/,
    );
  });

  test('line and caret', () => {
    const problem = {
      file: 't.yaml',
      line: 12,
      column: 3,
      text: '  site: Site2',
      message: 'there is no site',
    };
    expect(renderProblem(problem)).toBe('t.yaml:12:3: there is no site\n12 |   site: Site2\n   |   ^');
  });

  test('a file that is not there', () => {
    expect(() => loadTopology('nowhere.yaml')).toThrow(
      'nowhere.yaml: cannot be read: there is no such file (ENOENT)',
    );
  });
});

describe('overlays (RFC 7396)', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'coexlab-topology-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('the examples of the RFC', () => {
    expect(mergePatch({ a: 'b', c: { d: 'e', f: 'g' } }, { a: 'z', c: { f: null } })).toEqual({
      a: 'z',
      c: { d: 'e' },
    });
    expect(mergePatch({ a: [{ b: 'c' }] }, { a: [1] })).toEqual({ a: [1] });
    expect(mergePatch({ e: null }, { a: 1 })).toEqual({ e: null, a: 1 });
    expect(mergePatch({}, { a: { bb: { ccc: null } } })).toEqual({ a: { bb: {} } });
    expect(mergePatch(['a', 'b'], { a: 'b' })).toEqual({ a: 'b' });
  });

  test('a patch twice is a patch once', () => {
    const json = fc.jsonValue();
    fc.assert(
      fc.property(json, json, (target, patch) => {
        const once = mergePatch(target, patch);
        expect(mergePatch(once, patch)).toEqual(once);
      }),
    );
  });

  test('apply in order, from files', () => {
    const files = ['one', 'two'].map((name, index) => {
      const file = join(folder, `${name}.yaml`);
      writeFileSync(file, `organization: Organisation ${index + 1}\n`);
      return file;
    });
    expect(loadTopology(fixture('coexistence'), files).organization).toBe('Organisation 2');
  });

  test('site3-e2007 adds Exchange 2007 to Site3, without any ExternalUrl (TOP-7)', () => {
    expect(clientAccessServers(coexistence, 2007, 'Site3')).toEqual([]);
    const added = clientAccessServers(withViolet, 2007, 'Site3');
    expect(added.map(({ name }) => name)).toEqual(['cas2007-3', 'cas2007-4']);
    expect(
      added
        .flatMap(({ virtualDirectories }) => Object.values(virtualDirectories))
        .filter((it) => it.externalUrl),
    ).toEqual([]);
    expect(findAccount(withViolet, 'violet')?.mailbox).toMatchObject({ version: 2007, site: 'Site3' });
  });
});

describe('the organisations of the article', () => {
  const at = (topology: Topology, namespace: string) =>
    topology.namespaces
      .find(({ fqdn }) => fqdn === namespace)
      ?.servers.map((name) => serverNamed(topology, name))
      .map((server) => `${server?.version}@${server?.site}`);

  test.each<[string, Topology, string, string[]]>([
    ['baseline (TOP-1)', baseline, 'mail.contoso.com', ['2010@Site1', '2010@Site1']],
    ['baseline (TOP-1)', baseline, 'autodiscover.contoso.com', ['2010@Site1', '2010@Site1']],
    ['baseline (TOP-1)', baseline, 'legacy.contoso.com', ['2007@Site1', '2007@Site1']],
    ['baseline (TOP-2)', baseline, 'mail-region.contoso.com', ['2010@Site2', '2010@Site2']],
    ['coexistence (TOP-5)', coexistence, 'mail.contoso.com', ['2013@Site1', '2013@Site1']],
    ['coexistence (TOP-5)', coexistence, 'autodiscover.contoso.com', ['2013@Site1', '2013@Site1']],
    ['coexistence (TOP-5)', coexistence, 'legacy.contoso.com', ['2007@Site1', '2007@Site1']],
    ['coexistence (TOP-5)', coexistence, 'mail-region.contoso.com', ['2010@Site2', '2010@Site2']],
  ])('%s: %#', (_, topology, namespace, servers) => {
    expect(at(topology, namespace)).toEqual(servers);
  });

  test('Site3 has no namespace (TOP-3), and baseline no Exchange 2013', () => {
    for (const topology of [baseline, coexistence]) {
      const behind = topology.namespaces.flatMap(({ servers }) => servers);
      expect(behind.filter((name) => serverNamed(topology, name)?.site === 'Site3')).toEqual([]);
    }
    expect(baseline.servers.filter(({ version }) => version === 2013)).toEqual([]);
    expect(findAccount(baseline, 'green')).toBeUndefined();
  });

  test('two Client Access servers of each version and site, so that choosing is a choice', () => {
    const counts = [
      ...Map.groupBy(
        withViolet.servers.filter(({ serverRole }) => serverRole.includes('ClientAccess')),
        ({ version, site }) => `${version}@${site}`,
      ),
    ].map(([where, servers]) => [where, servers.length]);
    expect(Object.fromEntries(counts)).toEqual({
      '2013@Site1': 2,
      '2010@Site1': 2,
      '2007@Site1': 2,
      '2010@Site2': 2,
      '2010@Site3': 2,
      '2007@Site3': 2,
    });
  });

  test.each<[string, 2007 | 2010 | 2013, string]>([
    ['red', 2010, 'Site1'],
    ['purple', 2007, 'Site1'],
    ['blue', 2010, 'Site3'],
    ['orange', 2010, 'Site2'],
    ['green', 2013, 'Site1'],
    ['violet', 2007, 'Site3'],
  ])('%s has an Exchange %i mailbox in %s', (user, version, site) => {
    expect(findAccount(withViolet, user)?.mailbox).toMatchObject({ persona: user, version, site });
  });
});

describe('what is derived', () => {
  test.each<[string, VirtualDirectoryName, boolean]>([
    ['Site1', 'owa', true],
    ['Site2', 'owa', true],
    ['Site3', 'owa', false],
    ['Site1', 'activeSync', true],
    ['Site3', 'webServices', false],
    ['Site1', 'rpc', false],
  ])('Internet-facing (TOP-4): %s for %s is %s', (site, service, expected) => {
    expect(isInternetFacing(coexistence, site, service)).toBe(expected);
  });

  test('one ExternalUrl makes a site Internet-facing, for that service alone', () => {
    const patched = buildTopology([
      parseYaml('t.yaml', small),
      parseYaml(
        'o.yaml',
        'servers: { cas1: { virtualDirectories: { owa: { externalUrl: https://mail.contoso.com/owa }, oab: {} } } }',
      ),
    ]);
    expect(isInternetFacing(patched, 'Site1', 'owa')).toBe(true);
    expect(isInternetFacing(patched, 'Site1', 'oab')).toBe(false);
    expect(
      withExternalUrl(patched.servers, 'owa').map(({ server, directory }) => [
        server.name,
        directory.externalUrl,
      ]),
    ).toEqual([['cas1', 'https://mail.contoso.com/owa']]);
  });

  test('virtual directories have their defaults', () => {
    expect(serverNamed(coexistence, 'cas2010-5')?.virtualDirectories.owa).toEqual({
      internalUrl: 'https://cas2010-5.contoso.com/owa',
      basicAuthentication: true,
      windowsAuthentication: true,
      formsAuthentication: true,
      crossSiteRedirectType: 'Manual',
      legacyRedirectType: 'Silent',
    });
    expect(serverNamed(coexistence, 'cas2010-5')?.virtualDirectories.activeSync?.formsAuthentication).toBe(
      false,
    );
  });

  test('POP and IMAP settings have their defaults', () => {
    const patched = buildTopology([
      parseYaml('t.yaml', small),
      parseYaml('o.yaml', 'servers: { cas1: { pop3: {}, imap4: {} } }'),
    ]);
    expect(serverNamed(patched, 'cas1')).toMatchObject({
      pop3: {
        loginType: 'SecureLogin',
        internalConnectionSettings: ['cas1.contoso.com:995:SSL', 'cas1.contoso.com:110:TLS'],
      },
      imap4: {
        loginType: 'SecureLogin',
        internalConnectionSettings: ['cas1.contoso.com:993:SSL', 'cas1.contoso.com:143:TLS'],
      },
    });
  });

  test('versions, copies and names', () => {
    expect(
      Object.fromEntries(
        ['cas2013-1', 'cas2010-1', 'cas2007-1'].map((name) => [
          name,
          serverNamed(coexistence, name)?.version,
        ]),
      ),
    ).toEqual({
      'cas2013-1': 2013,
      'cas2010-1': 2010,
      'cas2007-1': 2007,
    });
    expect(coexistence.databases.find(({ name }) => name === 'DB2010-Site1')?.servers).toEqual(['mbx2010-1']);
    expect(coexistence.databases.find(({ name }) => name === 'DB2013-Site1')?.servers).toEqual([
      'mbx2013-1',
      'mbx2013-2',
    ]);
    expect(findAccount(coexistence, 'red')?.displayName).toBe('Red User');
  });

  test('a GUID follows from the name, and from nothing else', () => {
    expect(deriveGuid('contoso.com/red')).toBe(deriveGuid('contoso.com/red'));
    expect(deriveGuid('contoso.com/red')).not.toBe(deriveGuid('contoso.com/blue'));
    expect(deriveGuid('contoso.com/red')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  test('a topology is plain data', () => {
    expect(JSON.parse(JSON.stringify(withViolet))).toEqual(withViolet);
  });
});

describe('accounts', () => {
  test.each([
    'purple',
    'PURPLE',
    ' purple ',
    'CONTOSO\\purple',
    'contoso\\Purple',
    'contoso.com\\purple',
    'purple@contoso.com',
    'Purple@Contoso.com',
  ])('purple logs on as "%s"', (login) => {
    expect(findAccount(coexistence, login)).toEqual({
      name: 'purple',
      displayName: 'Purple User',
      userPrincipalName: 'purple@contoso.com',
      mailbox: {
        persona: 'purple',
        mailboxGuid: deriveGuid('contoso.com/purple'),
        database: 'DB2007-Site1',
        version: 2007,
        site: 'Site1',
        server: 'mbx2007-1',
        serverFqdn: 'mbx2007-1.contoso.com',
      },
    });
  });

  test('the principal name of an alias has the suffix that its user has, which need not be the domain', () => {
    const users = coexistence.users.map((user) =>
      user.name === 'red' ? { ...user, userPrincipalName: 'rita@Fabrikam.com' } : user,
    );
    const elsewhere = { ...coexistence, users };
    expect(findAccount(elsewhere, 'red-k3f9')?.userPrincipalName).toBe('red-k3f9@Fabrikam.com');
    for (const login of ['red-k3f9@fabrikam.com', 'red-k3f9@contoso.com', 'CONTOSO\\red-k3f9']) {
      expect(findAccount(elsewhere, login)?.name).toBe('red-k3f9');
    }
    expect(findAccount(elsewhere, 'blue-k3f9@fabrikam.com')).toBeUndefined();
    expect(findAccount(elsewhere, 'blue-k3f9')?.userPrincipalName).toBe('blue-k3f9@contoso.com');
  });

  test.each([
    '',
    'nobody',
    'FABRIKAM\\purple',
    'purple@fabrikam.com',
    'contoso\\',
    'purple-toolong',
    'purple-k3',
    'nobody-k3f9',
  ])('nobody logs on as "%s"', (login) => {
    expect(findAccount(coexistence, login)).toBeUndefined();
  });

  test.each(['purple-k3f9', 'CONTOSO\\purple-k3f9', 'PURPLE-K3F9@contoso.com'])(
    'the alias "%s" is purple with a mailbox of its own',
    (login) => {
      const alias = findAccount(coexistence, login);
      const purple = findAccount(coexistence, 'purple');
      expect(alias).toEqual({
        ...purple,
        name: 'purple-k3f9',
        userPrincipalName: 'purple-k3f9@contoso.com',
        mailbox: { ...purple?.mailbox, mailboxGuid: expect.any(String) },
      });
      expect(alias?.mailbox?.mailboxGuid).not.toBe(purple?.mailbox?.mailboxGuid);
      expect(alias && passwordOf(coexistence, alias)).toBe('Purple-2007-Site1');
    },
  );

  test('an account without a mailbox', () => {
    expect(findAccount(coexistence, 'grey')).toMatchObject({ name: 'grey', mailbox: null });
  });

  test('a fail-over moves the mailbox', () => {
    const after = buildTopology([
      readYaml(fixture('coexistence')),
      parseYaml('patch.yaml', 'databases: { DB2013-Site1: { server: mbx2013-2 } }'),
    ]);
    expect(findAccount(after, 'green')?.mailbox).toMatchObject({
      server: 'mbx2013-2',
      serverFqdn: 'mbx2013-2.contoso.com',
    });
  });
});

test('did you mean: the nearest, whatever its case, and nothing when none is near', () => {
  expect(didYouMean('e15-owa-rad', ['E15-OWA-RED', 'E15-OWA-BLUE'])).toBe(' (did you mean "E15-OWA-RED"?)');
  expect(didYouMean('xyz', ['red', 'blue'])).toBe('');
  expect(didYouMean('x', [])).toBe('');
});
