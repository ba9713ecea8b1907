import { describe, expect, test } from '@jest/globals';
import { readYaml } from '../../input/index.ts';
import { parseYaml } from '../../input/yaml-source.ts';
import { buildTopology } from '../../topology/load.ts';
import {
  fitsHop,
  hopBehind,
  hopOfPool,
  isFrontEnd,
  knownHops,
  placed,
  serversBehind,
  serversOfHop,
  serversOfHost,
} from './hops.ts';

const topology = buildTopology([readYaml('fixtures/topologies/coexistence.yaml')]);

test.each([
  ['cas2010@Site1', 'cas2010-1', true],
  ['cas2010@Site1', 'cas2010-2', true],
  ['cas2010@site1', 'cas2010-1', true],
  ['CAS2010@SITE1', 'CAS2010-1', true],
  ['Cas2010-1', 'cas2010-1', true],
  ['cas2010@Site1', 'cas2010-5', false],
  ['cas2007@Site1', 'cas2010-1', false],
  ['mbx2010@Site1', 'cas2010-1', false],
  ['mbx2013@Site1', 'mbx2013-2', true],
  ['cas2010-1', 'cas2010-1', true],
  ['cas2010-1', 'cas2010-2', false],
  ['cas2010', 'cas2010-1', false],
  ['client', 'client', true],
  ['cas2010@Site1', 'client', false],
  ['cas2010@Site1', '{cas2010-1|cas2010-2}', false],
  ['cas2010@Site1', '+cas2010-1', false],
  ['cas2010@Site1', '', false],
])('hop %s and server %s: %s', (hop, server, fits) => {
  expect(fitsHop(topology, hop, server)).toBe(fits);
});

test('the servers behind hops and hosts', () => {
  expect(serversOfHop(topology, 'cas2010@Site3')).toEqual(['cas2010-5', 'cas2010-6']);
  expect(serversOfHop(topology, 'CAS2010-6')).toEqual(['cas2010-6']);
  expect(serversOfHop(topology, 'client')).toEqual([]);
  expect(serversBehind(topology, 'Mail.Contoso.com')).toEqual(['cas2013-1', 'cas2013-2']);
  expect(serversBehind(topology, 'mbx2010-2.contoso.com')).toBeUndefined();
  expect(serversOfHost(topology, 'MAIL.contoso.com')).toEqual(['cas2013-1', 'cas2013-2']);
  expect(serversOfHost(topology, 'mbx2010-2.contoso.com')).toEqual(['mbx2010-2']);
  expect(serversOfHost(topology, 'www.contoso.com')).toEqual([]);
  expect(placed(topology, 'cas2010-3')).toBe('cas2010-3@Site2');
});

describe('servers with both roles, at sites of any name', () => {
  const both = (version: string, site: string) => `{
    site: ${site}, fqdn: x.contoso.com, serverRole: [Mailbox, ClientAccess], adminDisplayVersion: ${version} (Build 1.1) }`;
  const mixed = buildTopology([
    readYaml('fixtures/topologies/coexistence.yaml'),
    parseYaml(
      'mixed.yaml',
      `sites: [Site1, Site2, Site3, Head Office, Zürich, Site_4]
servers:
  EX2013: ${both('Version 15.0', 'Head Office').replace('x.', 'ex2013.')}
  ex2010: ${both('Version 14.3', 'Zürich').replace('x.', 'ex2010.')}
  ex2007: ${both('Version 8.3', 'Site_4').replace('x.', 'ex2007.')}
`,
    ),
  ]);

  test.each([
    ['cas2013@Head Office', 'EX2013', true],
    ['mbx2013@Head Office', 'EX2013', false],
    ['ex2013:444', 'EX2013', false],
    ['mbx2013@head office', 'EX2013:444', true],
    ['cas2013@Head Office', 'EX2013:444', false],
    ['ex2013', 'EX2013', true],
    ['ex2013', 'EX2013:444', true],
    ['ex2013:444', 'EX2013:444', true],
    ['cas2010@ZÜRICH', 'ex2010', true],
    ['mbx2010@Zürich', 'ex2010', true],
    ['ex2010:444', 'ex2010', false],
    ['mbx2007@Site_4', 'ex2007', true],
    ['cas2013@Head', 'EX2013', false],
  ])('hop %s and %s: %s', (hop, shown, fits) => {
    expect(fitsHop(mixed, hop, shown)).toBe(fits);
  });

  test('only a back end has a name of its own', () => {
    expect(['EX2013', 'ex2010', 'mbx2013-1', 'nobody'].map((name) => hopBehind(mixed, name))).toEqual([
      'EX2013:444',
      'ex2010',
      'mbx2013-1',
      'nobody',
    ]);
    expect(placed(mixed, 'EX2013:444')).toBe('EX2013:444@Head Office');
    expect(placed(mixed, 'ex2010')).toBe('ex2010@Zürich');
  });

  test.each([
    ['cas2013@Head Office', true],
    ['cas2013-1', true],
    ['cas2013@Site1', true],
    ['mbx2013@Head Office', false],
    ['ex2013:444', false],
    ['ex2013', false],
    ['cas2010@Site1', false],
    ['client', false],
  ])('%s is a front end alone: %s', (hop, is) => {
    expect(isFrontEnd(mixed, hop)).toBe(is);
  });

  test('a hop of a server stands for the server', () => {
    for (const hop of ['cas2013@Head Office', 'mbx2013@Head Office', 'ex2013', 'ex2013:444']) {
      expect(serversOfHop(mixed, hop)).toEqual(['EX2013']);
    }
    expect(knownHops(mixed)).toEqual(
      expect.arrayContaining(['cas2013@Head Office', 'mbx2010@Zürich', 'EX2013:444', 'ex2010']),
    );
    expect(knownHops(mixed)).not.toContain('ex2010:444');
  });
});

test('any server of a pool would do where all have a role, and else just the one that was reached', () => {
  const poolOf = (servers: string[]) => ({
    ...topology,
    namespaces: topology.namespaces.slice(0, 1).map((namespace) => ({ ...namespace, servers })),
  });
  expect(hopOfPool(topology, 'cas2013-2')).toBe('cas2013@Site1');
  expect(hopOfPool(poolOf(['cas2013-1', 'CAS2013-2']), 'cas2013-2')).toBe('cas2013@Site1');
  expect(hopOfPool(poolOf(['cas2013-1', 'cas2010-1']), 'cas2013-1')).toBe('cas2013-1');
  expect(hopOfPool(poolOf(['cas2013-1']), 'cas2013-1')).toBe('cas2013-1');
  expect(hopOfPool(topology, 'client')).toBe('client');
});
