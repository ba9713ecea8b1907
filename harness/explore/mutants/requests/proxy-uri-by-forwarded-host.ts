import { headerOf } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const proxyUriByForwardedHost: Mutant = {
  name: 'proxy-uri-by-forwarded-host',
  description: 'takes the host of msExchProxyUri from X-Forwarded-Host',
  sentence: 'A client does not decide by which name it came.',
  clause: 'WIRE-REQ-8',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) =>
      requestHeaders(request, marks).map((text, index, list) =>
        index % 2 === 1 && list[index - 1]?.toLowerCase() === 'msexchproxyuri'
          ? headerOf(request, 'x-forwarded-host') === undefined
            ? text
            : `https://${headerOf(request, 'x-forwarded-host')}${marks.url}`
          : text,
      ),
  },
  breaks: ['owa-forwarded-host/*'],
};
