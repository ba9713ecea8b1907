import type { Mutant } from '../../mutant.ts';
import { sendingHeader } from '../../sending.ts';

export const proxyUriWithoutQuery: Mutant = {
  name: 'proxy-uri-without-query',
  description: 'leaves the query out of msExchProxyUri',
  sentence: 'The URL of msExchProxyUri has its query.',
  clause: 'WIRE-REQ-9',
  changes: sendingHeader('msexchproxyuri', (value) => value.split('?')[0] ?? ''),
  breaks: ['owa-forwarded-host/*', 'eas-target-sees-its-own-name/*'],
};
