import { loadTopology } from '../../../topology/load.ts';
import type { Case } from '../case.ts';

const topology = loadTopology('fixtures/topologies/coexistence.yaml');

/** A case that is ready to run or to be reported on. */
export function aCase(change: Partial<Case> = {}): Case {
  return {
    id: 'owa-red',
    title: 'Red reads its mailbox through a CAS2010 of Site1',
    clauses: ['E15-OWA-RED'],
    judges: 'implementation',
    kind: 'assert',
    protocol: 'owa',
    user: 'red',
    users: 1,
    connect: 'mail.contoso.com',
    member: null,
    clients: {},
    needs: [],
    steps: [{ do: 'sign in' }],
    with: null,
    exclusive: false,
    expectedFailure: null,
    environment: { name: 'coexistence', topology, patched: () => topology },
    place: 'specs/coexistence/owa/routing.yaml:12',
    ...change,
  };
}
