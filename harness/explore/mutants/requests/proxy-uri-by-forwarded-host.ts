import { headerOf } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';
import { sendingHeader } from '../../sending.ts';

export const proxyUriByForwardedHost: Mutant = {
  name: 'proxy-uri-by-forwarded-host',
  description: 'takes the host of msExchProxyUri from X-Forwarded-Host',
  sentence: 'A client does not decide by which name it came.',
  clause: 'WIRE-REQ-8',
  changes: sendingHeader('msexchproxyuri', (value, { url }, request) => {
    const host = headerOf(request, 'x-forwarded-host');
    return host === undefined ? value : `https://${host}${url}`;
  }),
  breaks: ['owa-forwarded-host/*'],
};
