import { choosingBy } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const choosesByCommand: Mutant = {
  name: 'chooses-by-command',
  description: 'has the command of the device in the hash that chooses the server',
  sentence: 'The same user gets the same server, whatever his device asks for.',
  clause: 'WIRE-SEL-17',
  changes: choosingBy(({ request }) => /Cmd=([^&]*)/i.exec(request.url)?.[1] ?? ''),
  breaks: ['eas-users-stay-whatever-they-ask'],
};
