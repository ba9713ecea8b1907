import { describe, expect, test } from '@jest/globals';
import { SourceError } from '../input/index.ts';
import { parseYaml } from '../input/yaml-source.ts';
import { clientAccessServers, findAccount, isUnderTest, sameUrl, serverNamed } from './index.ts';
import { buildTopology } from './load.ts';

/** Every reference is spelt differently from what it refers to. */
const text = `organization: Contoso
domain: { dns: Contoso.com, netBios: CONTOSO }
directory: { fqdn: dc1.contoso.com }
sites: [Site1]
namespaces:
  mail.contoso.com: { servers: [CAS1] }
servers:
  cas1:
    fqdn: cas1.contoso.com
    site: SITE1
    serverRole: [ClientAccess]
    adminDisplayVersion: Version 14.3 (Build 123.4)
  mbx1:
    fqdn: mbx1.contoso.com
    site: site1
    serverRole: [Mailbox]
    adminDisplayVersion: Version 15.0 (Build 847.32)
databaseAvailabilityGroups:
  DAG1: { servers: [Mbx1] }
databases:
  DB1: { server: MBX1, servers: [mbX1] }
offlineAddressBooks:
  OAB 1: { guid: 5d1e0a38-6f1b-4b1d-9c39-0a7f0e5b2013, virtualDirectories: [CAS1] }
clientAccessArrays:
  outlook.contoso.com: { site: SITE1, members: [CAS1] }
implementationUnderTest: [CAS1]
users:
  red: { password: secret, mailbox: { database: DB1 } }
`;

const build = (source: string) => buildTopology([parseYaml('t.yaml', source)]);

function problems(right: string, wrong: string): string[] {
  expect(text).toContain(right);
  try {
    build(text.replace(right, wrong));
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return error.problems.map(({ line, column, message }) => `${line}:${column}: ${message}`);
  }
  return [];
}

describe('names of servers and sites, whatever their case', () => {
  const topology = build(text);

  test('every reference is spelt as where it leads', () => {
    expect(topology).toMatchObject({
      namespaces: [{ servers: ['cas1'] }],
      servers: [{ site: 'Site1' }, { site: 'Site1' }],
      databaseAvailabilityGroups: [{ servers: ['mbx1'] }],
      databases: [{ server: 'mbx1', servers: ['mbx1'] }],
      offlineAddressBooks: [{ virtualDirectories: ['cas1'] }],
      clientAccessArrays: [{ site: 'Site1', members: ['cas1'] }],
      implementationUnderTest: ['cas1'],
    });
  });

  test('a question may spell them as it likes', () => {
    expect(serverNamed(topology, 'CAS1')?.name).toBe('cas1');
    expect(clientAccessServers(topology, 2010, 'SITE1')).toHaveLength(1);
    expect(findAccount(topology, 'contoso.COM\\red')?.mailbox).toMatchObject({
      server: 'mbx1',
      site: 'Site1',
    });
    expect(isUnderTest(topology, 'Cas1')).toBe(true);
  });

  test.each([
    ['sites: [Site1]', 'sites: [Site1, SITE1]', '4:16: the sites Site1 and SITE1 are one name'],
    [
      '  mbx1:\n    fqdn: mbx1.contoso.com',
      '  Cas1:\n    fqdn: other.contoso.com',
      '13:3: the servers cas1 and Cas1 are one name',
    ],
    [
      'servers:\n  cas1',
      '  MAIL.contoso.com: { servers: [cas1] }\nservers:\n  cas1',
      '7:3: the namespaces mail.contoso.com and MAIL.contoso.com are one name',
    ],
  ])('%s becomes %s', (right, wrong, problem) => {
    expect(problems(right, wrong)).toContain(problem);
  });
});

describe('the servers under test', () => {
  test('are the 2013 Client Access servers where nothing else is said', () => {
    const source = text.replace('implementationUnderTest: [CAS1]\n', '');
    expect(build(source).implementationUnderTest).toEqual([]);
    expect(isUnderTest(build(source), 'cas1')).toBe(false);
    const with2013 = source.replace('Version 14.3 (Build 123.4)', 'Version 15.0 (Build 847.32)');
    expect(build(with2013).implementationUnderTest).toEqual(['cas1']);
  });

  test.each([
    ['[cas3]', '26:27: there is no server "cas3" (did you mean "cas1"?); known: cas1, mbx1'],
    ['[mbx1]', '26:27: mbx1 is not a Client Access server; its roles: Mailbox'],
  ])('%s is refused, with the place', (names, problem) => {
    expect(problems('implementationUnderTest: [CAS1]', `implementationUnderTest: ${names}`)).toEqual([
      problem,
    ]);
  });
});

describe('URLs are the same', () => {
  test.each([
    ['https://mail.contoso.com/owa', 'HTTPS://Mail.Contoso.COM:443/owa', true],
    ['https://mail.contoso.com/%7eowa/%2f', 'https://mail.contoso.com/~owa/%2F', true],
    ['https://mail.contoso.com/a/../owa', 'https://mail.contoso.com/owa', true],
    ['https://mail.contoso.com/owa', 'https://mail.contoso.com/OWA', false],
    ['https://mail.contoso.com/owa', 'https://mail.contoso.com/owa/', false],
    ['https://mail.contoso.com/owa', 'http://mail.contoso.com/owa', false],
    ['https://mail.contoso.com/owa', 'https://mail.contoso.com:444/owa', false],
    ['https://mail.contoso.com/a%2Fb', 'https://mail.contoso.com/a/b', false],
    ['/owa', '/OWA', false],
  ])('%s and %s: %s', (one, other, isSame) => {
    expect(sameUrl(one, other)).toBe(isSame);
  });
});
