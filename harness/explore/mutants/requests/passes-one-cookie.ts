import type { Mutant } from '../../mutant.ts';
import { sendingHeader } from '../../sending.ts';

export const passesOneCookie: Mutant = {
  name: 'passes-one-cookie',
  description: 'passes on the first cookie alone',
  sentence: 'Every cookie of the back end comes back to it.',
  clause: 'WIRE-REQ-4',
  changes: sendingHeader('cookie', (value) => value.split('; ')[0] ?? ''),
  breaks: ['owa-cookies-pass/*'],
};
