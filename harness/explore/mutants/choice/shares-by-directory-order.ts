import { choosingByNumber } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const sharesByDirectoryOrder: Mutant = {
  name: 'shares-by-directory-order',
  description: 'numbers the candidates in the order in which the directory lists them',
  sentence: 'The order in which the directory lists the servers decides nothing.',
  clause: 'WIRE-SEL-6',
  changes: choosingByNumber((candidates, { servers }) =>
    servers.flatMap(({ name }) => candidates.find(({ server }) => server === name) ?? []),
  ),
  breaks: ['eas-order-of-the-directory'],
};
