import { choosingBy } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const choosesByDevice: Mutant = {
  name: 'chooses-by-device',
  description: 'has the id of the device in the hash that chooses the server',
  sentence: 'The same user gets the same server with each of his devices.',
  clause: 'WIRE-SEL-17',
  changes: choosingBy(({ request }) => /DeviceId=([^&]*)/i.exec(request.url)?.[1] ?? ''),
  breaks: ['eas-users-stay-with-another-device'],
};
