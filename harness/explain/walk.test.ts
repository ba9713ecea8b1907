import { describe, expect, test } from '@jest/globals';
import { parseYaml, readYaml } from '../../input/yaml-source.ts';
import type { Topology } from '../../topology/index.ts';
import { buildTopology } from '../../topology/load.ts';
import { explain, explainAll } from './explain.ts';
import { explanationTable, explanationText } from './text.ts';

const files = ['fixtures/topologies/coexistence.yaml', 'fixtures/overlays/site3-e2007.yaml'];

function patched(patch: string): Topology {
  return buildTopology([...files.map((file) => readYaml(file)), parseYaml('patch.yaml', patch)]);
}

const both = (names: string, directories: string) =>
  `servers: { ${names
    .split(' ')
    .map((name) => `${name}: { virtualDirectories: { ${directories} } }`)
    .join(', ')} }`;

/** The ways of a request, each as its path and its end. */
function ways(topology: Topology, user: string, protocol: string, connect?: string): string[] {
  return explain(topology, user, protocol, connect).map(
    ({ path, end }) =>
      `${path.map((hop) => hop.join('|')).join(' ')}: ${end.kind === 'answered' ? end.status : end.kind}`,
  );
}

const text = (...asked: Parameters<typeof explain>) => explanationText(explain(...asked));

describe('servers with both roles', () => {
  const small = buildTopology([
    parseYaml(
      'small.yaml',
      `organization: Contoso
domain: { dns: contoso.local, netBios: CONTOSO }
directory: { fqdn: dc1.contoso.local }
sites: [Only]
namespaces:
  webmail.contoso.com: { servers: [ex2013] }
  legacy.contoso.com: { servers: [ex2007] }
servers:
  ex2013:
    fqdn: ex2013.contoso.local
    site: Only
    serverRole: [ClientAccess, Mailbox]
    adminDisplayVersion: Version 15.0 (Build 775.38)
    virtualDirectories: { owa: {}, activeSync: {} }
  ex2007:
    fqdn: ex2007.contoso.local
    site: Only
    serverRole: [ClientAccess, Mailbox]
    adminDisplayVersion: Version 8.3 (Build 298.3)
    virtualDirectories:
      owa: { externalUrl: https://legacy.contoso.com/owa }
      activeSync: { internalUrl: https://legacy.contoso.com/Microsoft-Server-ActiveSync }
databases: { DB2007: { server: ex2007 }, DB2013: { server: ex2013 } }
users:
  old: { password: Old-1, mailbox: { database: DB2007 } }
  new: { password: New-1, mailbox: { database: DB2013 } }
`,
    ),
  ]);

  test.each([
    ['new', 'eas', 'ex2013 ex2013:444: served'],
    ['new', 'owa', 'ex2013 ex2013:444: served'],
    ['old', 'eas', 'ex2013 ex2013:444 ex2007: served'],
    ['old', 'owa', 'ex2013 client ex2007: served'],
  ])('%s, %s: front end on 443, back end on 444', (user, protocol, way) => {
    expect(ways(small, user, protocol)).toEqual([way]);
  });

  test('the back end is not taken for the front end of the same server', () => {
    expect(text(small, 'new', 'eas')).toMatch(
      /then:\n {2}ex2013:444 holds the mailbox\npath: ex2013 → ex2013:444$/,
    );
    expect(text(small, 'old', 'eas')).toContain('ex2013:444 goes on to the ActiveSync InternalUrl');
  });
});

describe('redirects that lead back (field bug 8)', () => {
  test.each([
    ['purple', 'cas2007-1 cas2007-2'],
    ['orange', 'cas2010-3 cas2010-4'],
  ])('%s goes round when the ExternalUrl is the name it came from', (user, owners) => {
    const topology = patched(both(owners, 'owa: { externalUrl: https://mail.contoso.com/owa }'));
    expect(ways(topology, user, 'owa')).toEqual(['cas2013-1|cas2013-2 client cas2013-1|cas2013-2: loop']);
    const said = `end: loop: the ExternalUrl of ${owners.replace(' ', ', ')} is the name the client came from`;
    expect(text(topology, user, 'owa')).toContain(said);
    expect(explanationTable(explainAll(topology, user))).toMatch(/owa │ redirect.*: a loop/);
  });

  test('by way of another front end', () => {
    const frontEndOfSite2 = `
sites: [Site1, Site2, Site3]
namespaces: { mail-region.contoso.com: { servers: [cas2013-3] } }
servers:
  cas2013-3:
    fqdn: cas2013-3.contoso.com
    site: Site2
    serverRole: [ClientAccess]
    adminDisplayVersion: Version 15.0 (Build 847.32)
    virtualDirectories: { owa: {} }
  cas2007-9:
    fqdn: cas2007-9.contoso.com
    site: Site2
    serverRole: [ClientAccess]
    adminDisplayVersion: Version 8.3 (Build 83.6)
    virtualDirectories: { owa: { externalUrl: https://mail.contoso.com/owa } }
  cas2007-1: &region { virtualDirectories: { owa: { externalUrl: https://mail-region.contoso.com/owa } } }
  cas2007-2: *region
`;
    expect(text(patched(frontEndOfSite2), 'violet', 'owa')).toContain(
      'end: loop: the ExternalUrl of cas2007-1, cas2007-2 leads back to where the client was led before',
    );
  });

  test('a plain redirect goes round as well', () => {
    const owa = 'owa: { externalUrl: https://mail.contoso.com/owa, formsAuthentication: false }';
    expect(ways(patched(both('cas2007-1 cas2007-2', owa)), 'purple', 'owa')).toEqual([
      'cas2013-1|cas2013-2 client cas2013-1|cas2013-2: loop',
    ]);
  });
});

describe('a name, port, scheme or path where nobody serves', () => {
  const legacy = both(
    'cas2007-1 cas2007-2',
    'activeSync: { internalUrl: "https://cas2007-1.contoso.com:8443/x" }',
  );
  test.each([
    [
      'an unpublished namespace',
      'namespaces: { legacy.contoso.com: { internet: false } }',
      'purple',
      'owa',
      'the Internet does not resolve legacy.contoso.com',
      'cas2013-1|cas2013-2 client: unanswered',
    ],
    [
      'an unknown name (field bug 15)',
      both('cas2010-3 cas2010-4', 'owa: { externalUrl: https://old.contoso.com/owa }'),
      'orange',
      'owa',
      'nobody has the name old.contoso.com',
      'cas2013-1|cas2013-2 client: unanswered',
    ],
    [
      'a port',
      legacy,
      'purple',
      'eas',
      'nobody listens on port 8443 of cas2007-1.contoso.com: 503',
      /^\S+ mbx2013-\d: 503$/,
    ],
    [
      'a scheme',
      both('cas2010-3 cas2010-4', 'owa: { externalUrl: "http://mail-region.contoso.com:443/owa" }'),
      'orange',
      'owa',
      'port 443 of mail-region.contoso.com takes https only',
      'cas2013-1|cas2013-2 client: unanswered',
    ],
    [
      'an InternalUrl without TLS',
      both('cas2007-3 cas2007-4', 'owa: { internalUrl: http://cas2007-3.contoso.com/owa }'),
      'violet',
      'owa',
      'its OWA InternalUrl is not https: http://cas2007-3.contoso.com/owa',
      'cas2013-1|cas2013-2 client cas2007-1|cas2007-2: 503',
    ],
    [
      'the directory',
      both(
        'cas2007-1 cas2007-2',
        'activeSync: { internalUrl: https://dc1.contoso.com/Microsoft-Server-ActiveSync }',
      ),
      'purple',
      'eas',
      'dc1.contoso.com is the directory: 403',
      /^\S+ mbx2013-\d: 403$/,
    ],
    [
      'a path of a hop',
      both('cas2007-1 cas2007-2', 'activeSync: { internalUrl: https://cas2007-1.contoso.com }'),
      'purple',
      'eas',
      'cas2007-1 has no virtual directory at /Proxy: 404',
      /^\S+ mbx2013-\d cas2007-1: 404$/,
    ],
    [
      'a path of a redirect',
      both('cas2010-3 cas2010-4', 'owa: { externalUrl: https://mail-region.contoso.com }'),
      'orange',
      'owa',
      'cas2010-3 or cas2010-4 has no virtual directory at /: 404',
      'cas2013-1|cas2013-2 client cas2010-3|cas2010-4: 404',
    ],
  ])('%s', (_, patch, user, protocol, said, way) => {
    const topology = patched(patch);
    expect(text(topology, user, protocol)).toContain(said);
    expect(ways(topology, user, protocol)).toEqual([
      typeof way === 'string' ? way : expect.stringMatching(way),
    ]);
  });

  test('a client on the corporate network may be led to the directory', () => {
    const topology = patched(
      both('cas2010-3 cas2010-4', 'owa: { externalUrl: https://dc1.contoso.com/owa }'),
    );
    expect(ways(topology, 'orange', 'owa', 'cas2013-1.contoso.com')).toEqual([
      'cas2013-1 client directory: 403',
    ]);
    expect(ways(topology, 'orange', 'owa')).toEqual(['cas2013-1|cas2013-2 client: unanswered']);
  });

  test('a name that only the corporate network resolves is asked for there', () => {
    const topology = patched('namespaces: { legacy.contoso.com: { internet: false } }');
    expect(ways(topology, 'purple', 'owa', 'legacy.contoso.com')).toEqual([
      'cas2007-1|cas2007-2 mbx2007-1: served',
    ]);
    expect(text(topology, 'purple', 'owa', 'legacy.contoso.com')).toContain(
      'owa at legacy.contoso.com, on the corporate network only → cas2007-1 or cas2007-2',
    );
    expect(text(topology, 'red', 'owa')).toContain('owa at mail.contoso.com → cas2013-1 or cas2013-2');
  });
});

describe('authentication', () => {
  test.each([
    [
      'the target takes no identity (field bug 7)',
      both('cas2010-1 cas2010-2', 'owa: { windowsAuthentication: false }'),
      'red',
      /^cas2013-1\|cas2013-2 cas2010-\d: 401$/,
    ],
    [
      'the front end offers no way in',
      both('cas2013-1 cas2013-2', 'owa: { formsAuthentication: false, basicAuthentication: false }'),
      'red',
      /^cas2013-1\|cas2013-2: 401$/,
    ],
    [
      'without forms the client signs in twice',
      both('cas2007-1 cas2007-2', 'owa: { formsAuthentication: false }'),
      'purple',
      /^cas2013-1\|cas2013-2 client cas2007-1\|cas2007-2 mbx2007-1: served$/,
    ],
    [
      'an identity is not a front end’s to take',
      both('cas2007-3 cas2007-4', 'owa: { internalUrl: https://mail.contoso.com/owa }'),
      'violet',
      /^\S+ client \S+ cas2013-1\|cas2013-2: 302$/,
    ],
  ])('%s', (_, patch, user, way) => {
    expect(ways(patched(patch), user, 'owa')).toEqual([expect.stringMatching(way)]);
  });
});

describe('a name whose members differ', () => {
  test('one route per kind of member', () => {
    const topology = patched(
      'namespaces: { mail.contoso.com: { servers: [cas2010-1, cas2013-1, cas2010-2] } }',
    );
    expect(ways(topology, 'blue', 'owa', 'mail.contoso.com')).toEqual([
      'cas2010-1|cas2010-2: 421',
      expect.stringMatching(/^cas2013-1 cas2010-[56] mbx2010-3: served$/),
    ]);
    const lines = text(topology, 'blue', 'owa', 'mail.contoso.com').split('\n');
    expect(lines.filter((line) => line.startsWith('blue: '))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('path: '))).toHaveLength(2);
    expect(explanationTable(explainAll(topology, 'blue', 'mail.contoso.com'))).toContain(
      'at mail.contoso.com → cas2010-1 or cas2010-2 or cas2013-1',
    );
  });

  test('further on, too', () => {
    const topology = patched('namespaces: { legacy.contoso.com: { servers: [cas2007-1, cas2010-1] } }');
    expect(ways(topology, 'purple', 'owa')).toEqual([
      'cas2013-1|cas2013-2 client cas2007-1 mbx2007-1: served',
      'cas2013-1|cas2013-2 client cas2010-1: 421',
    ]);
  });
});

test('a server that is itself behind the name that it sends to is one hop', () => {
  const topology = patched(
    both('cas2007-3 cas2007-4', 'owa: { internalUrl: https://legacy.contoso.com/owa }'),
  );
  expect(ways(topology, 'violet', 'owa', 'cas2007-1.contoso.com')).toEqual([
    'cas2007-1: 421',
    'cas2007-1 cas2007-2: 421',
  ]);
});

test('a back end that does not hold the mailbox makes the front end answer 503', () => {
  const topology = patched(
    both(
      'cas2007-1 cas2007-2',
      'activeSync: { internalUrl: https://cas2010-1.contoso.com/Microsoft-Server-ActiveSync }',
    ),
  );
  const [way] = explain(topology, 'purple', 'eas');
  expect(way?.end).toEqual({ kind: 'answered', status: 503, stop: 0 });
  expect(way?.path.at(-1)).toEqual(['cas2010-1']);
});
