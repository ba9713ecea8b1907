import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { loadTopology } from '../../topology/load.ts';
import { packageRoot } from '../package-root.ts';
import { certificateNames } from './certificates.ts';
import { corporateNames, internetNames, type ServerPort } from './names.ts';

const coexistence = loadTopology(join(packageRoot(), 'fixtures/topologies/coexistence.yaml'));
const at = (port: number) => ({ address: '127.0.0.1', port });
const ports: ServerPort[] = [
  { server: 'directory', nominalPort: 443, endpoint: at(1) },
  { server: 'cas2013-1', nominalPort: 443, endpoint: at(2) },
  { server: 'cas2013-2', nominalPort: 443, endpoint: at(3) },
  { server: 'cas2010-3', nominalPort: 443, endpoint: at(4) },
  { server: 'mbx2013-1', nominalPort: 444, endpoint: at(5) },
];

test('the corporate network resolves servers, the directory and namespaces', () => {
  expect(corporateNames(coexistence, ports)).toEqual({
    'mail.contoso.com:443': [at(2), at(3)],
    'autodiscover.contoso.com:443': [at(2), at(3)],
    'mail-region.contoso.com:443': [at(4)],
    'dc1.contoso.com:443': [at(1)],
    'cas2013-1.contoso.com:443': [at(2)],
    'cas2013-2.contoso.com:443': [at(3)],
    'cas2010-3.contoso.com:443': [at(4)],
    'mbx2013-1.contoso.com:444': [at(5)],
  });
});

test('the Internet resolves the published namespaces alone', () => {
  const topology = {
    ...coexistence,
    namespaces: coexistence.namespaces.map((it) => ({ ...it, internet: it.fqdn !== 'mail.contoso.com' })),
  };
  expect(Object.keys(internetNames(topology, ports))).toEqual([
    'autodiscover.contoso.com:443',
    'mail-region.contoso.com:443',
  ]);
});

test('a certificate names the server, its domain, and whatever leads to it from outside of that', () => {
  const elsewhere = { fqdn: 'mail.fabrikam.com', servers: ['cas2010-3'], internet: true };
  const names = certificateNames({
    ...coexistence,
    namespaces: [...coexistence.namespaces, elsewhere],
    // Field bug 1: an array that shares its name with a namespace.
    clientAccessArrays: [{ fqdn: 'mail.fabrikam.com', site: 'Site2', members: ['cas2010-3'] }],
  });
  expect(names.get('cas2013-2')).toEqual(['cas2013-2.contoso.com', '*.contoso.com']);
  expect(names.get('cas2010-3')).toEqual(['cas2010-3.contoso.com', '*.contoso.com', 'mail.fabrikam.com']);
  expect(names.get('directory')).toEqual(['dc1.contoso.com', '*.contoso.com']);
});
