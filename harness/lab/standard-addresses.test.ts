import { expect, test } from '@jest/globals';
import { readYaml } from '../../input/index.ts';
import { parseYaml } from '../../input/yaml-source.ts';
import { buildTopology, loadTopology } from '../../topology/load.ts';
import {
  aliasLine,
  hostsLines,
  standardAddresses,
  standardEndpoint,
  standardNames,
} from './standard-addresses.ts';

const file = 'fixtures/topologies/coexistence.yaml';
const topology = loadTopology(file);

test('every server has a loopback address of its own, with its nominal ports', () => {
  const addresses = [...standardAddresses(topology).values()];
  expect(new Set(addresses).size).toBe(topology.servers.length + 1);
  expect(standardEndpoint(topology)('cas2013-1', 443)).toEqual({ address: '127.44.0.2', port: 443 });
  expect(standardEndpoint(topology)('directory', 443)).toEqual({ address: '127.44.0.1', port: 443 });
  expect(() => standardEndpoint(topology)('cas2013-9', 443)).toThrow(
    'the topology has no server "cas2013-9"',
  );
});

test('a large organisation has addresses too, none of them a network or a broadcast address', () => {
  const servers = Array.from(
    { length: 600 },
    (_, index) =>
      `  more-${index}: { fqdn: more-${index}.contoso.com, site: Site1, serverRole: [ClientAccess], adminDisplayVersion: Version 14.3 (Build 123.4) }`,
  );
  const large = buildTopology([readYaml(file), parseYaml('more.yaml', `servers:\n${servers.join('\n')}\n`)]);
  const addresses = [...standardAddresses(large).values()];
  expect(new Set(addresses).size).toBe(large.servers.length + 1);
  const last = addresses.map((address) => Number(address.split('.').at(-1)));
  expect([Math.min(...last), Math.max(...last)]).toEqual([1, 254]);
});

test('hosts lines: one an address, a load-balanced name at its first server', () => {
  const lines = hostsLines(topology);
  expect(lines.slice(0, 3)).toEqual([
    '127.44.0.1\tdc1.contoso.com',
    '127.44.0.2\tmail.contoso.com autodiscover.contoso.com cas2013-1.contoso.com',
    '127.44.0.3\tcas2013-2.contoso.com',
  ]);
  const names = lines.flatMap((line) => line.split(/\s/).slice(1));
  expect(names.toSorted()).toEqual(
    [topology.directory, ...topology.namespaces, ...topology.servers].map(({ fqdn }) => fqdn).toSorted(),
  );
});

test('names lead to the same end points', () => {
  expect(standardNames(topology)).toMatchObject({
    'mail.contoso.com:443': [
      { address: '127.44.0.2', port: 443 },
      { address: '127.44.0.3', port: 443 },
    ],
    'mbx2013-1.contoso.com:444': [standardEndpoint(topology)('mbx2013-1', 444)],
    'dc1.contoso.com:443': [{ address: '127.44.0.1', port: 443 }],
  });
});

test('a line for a shell of macOS', () => {
  expect(aliasLine(topology)).toMatch(
    /^for address in 127\.44\.0\.1 127\.44\.0\.2 .*; do sudo ifconfig lo0 alias \$address; done$/,
  );
});
