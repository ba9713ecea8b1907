import { choosingBy } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const choosesByHost: Mutant = {
  name: 'chooses-by-host',
  description: 'has the name by which the client came in the hash that chooses the server',
  sentence: 'The same user gets the same server, by whatever name the client comes.',
  clause: 'WIRE-SEL-17',
  changes: choosingBy(({ request }) => request.host),
  breaks: ['eas-users-stay-by-another-name'],
};
