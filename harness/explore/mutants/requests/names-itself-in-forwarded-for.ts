import type { Mutant } from '../../mutant.ts';
import { sendingHeader } from '../../sending.ts';

export const namesItselfInForwardedFor: Mutant = {
  name: 'names-itself-in-forwarded-for',
  description: "adds its own address to X-Forwarded-For, not the client's",
  sentence: 'The address in X-Forwarded-For is that of the client.',
  clause: 'WIRE-REQ-7',
  changes: sendingHeader('x-forwarded-for', (value) => value.replace(/[^ ,]+$/, '10.0.0.1')),
  breaks: ['owa-forwarded-for/*'],
};
