import type { Mutant } from '../../mutant.ts';
import { sendingHeader } from '../../sending.ts';

export const proxyUriOfTheTarget: Mutant = {
  name: 'proxy-uri-of-the-target',
  description: 'names the back end in msExchProxyUri',
  sentence: 'The host of msExchProxyUri is the one that the client used.',
  clause: 'WIRE-REQ-9',
  changes: sendingHeader('msexchproxyuri', (_, { target, url }) => `${target.origin}${url}`),
  breaks: ['owa-forwarded-host/*', '{owa,eas}-target-sees-its-own-name/*'],
};
