import { expect, test } from '@jest/globals';
import { readYaml } from '../../input/index.ts';
import { buildTopology } from '../../topology/load.ts';
import { fitsHop, fitsPath, placed, serversBehind, serversOfHop, serversOfHost } from './hops.ts';

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

test('a path fits hop by hop and in its whole length', () => {
  const hops = ['cas2013@Site1', 'client', 'cas2007@Site1', 'mbx2007@Site1'];
  expect(fitsPath(topology, hops, ['cas2013-2', 'client', 'cas2007-1', 'mbx2007-1'])).toBe(true);
  expect(fitsPath(topology, hops, ['cas2013-2', 'client', 'cas2007-1'])).toBe(false);
  expect(fitsPath(topology, hops, ['cas2013-2', 'client', 'cas2007-1', 'mbx2007-1', '+cas2010-1'])).toBe(
    false,
  );
  expect(fitsPath(topology, [], [])).toBe(true);
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
