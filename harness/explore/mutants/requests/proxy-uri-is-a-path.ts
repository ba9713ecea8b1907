import type { Mutant } from '../../mutant.ts';
import { sendingHeader } from '../../sending.ts';

export const proxyUriIsAPath: Mutant = {
  name: 'proxy-uri-is-a-path',
  description: 'sends path and query as msExchProxyUri',
  sentence: 'The URL of msExchProxyUri is a whole one.',
  clause: 'WIRE-REQ-9',
  changes: sendingHeader('msexchproxyuri', (_, { url }) => url),
  breaks: ['owa-forwarded-host/*', '{owa,eas}-target-sees-its-own-name/*'],
};
