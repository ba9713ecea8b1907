import type { Mutant } from '../../mutant.ts';
import { sendingHeader } from '../../sending.ts';

export const hasANameOfItsOwn: Mutant = {
  name: 'has-a-name-of-its-own',
  description: 'calls itself by its own name in User-Agent',
  sentence: 'The server behind learns what browser it has before it.',
  clause: 'WIRE-REQ-3',
  changes: sendingHeader('user-agent', () => 'coexistence-proxy/1.0'),
  breaks: ['owa-headers-pass/*', 'eas-target-sees-its-own-name/*', 'eas-second-hop-goes-to-the-proxy-path/*'],
};
