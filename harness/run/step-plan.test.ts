import { expect, test } from '@jest/globals';
import { loadTopology } from '../../topology/load.ts';
import { expectedWays } from './step-plan.ts';

const topology = loadTopology('fixtures/topologies/coexistence.yaml');

test('without a path any server of the pool would do; a server that is named by its FQDN is wanted itself', () => {
  const wayFrom = (connect: string, reached: string[]) => expectedWays({}, reached, { topology, connect });
  expect(wayFrom('mail.contoso.com', ['cas2013-2'])).toEqual([['cas2013@Site1']]);
  expect(wayFrom('mail.contoso.com', [])).toEqual([['cas2013@Site1']]);
  expect(wayFrom('mail.contoso.com', ['cas2013-1', 'client', 'cas2007-2'])).toEqual([
    ['cas2013@Site1', 'client', 'cas2007@Site1'],
  ]);
  expect(wayFrom('cas2013-2.contoso.com', ['cas2013-2'])).toEqual([['cas2013-2']]);
});
