import type { Mutant } from '../../mutant.ts';

export const proxyUriWithoutQuery: Mutant = {
  name: 'proxy-uri-without-query',
  description: 'leaves the query out of msExchProxyUri',
  sentence: 'The URL of msExchProxyUri has its query.',
  clause: 'WIRE-REQ-9',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) =>
      requestHeaders(request, marks).map((text, index, list) =>
        index % 2 === 1 && list[index - 1]?.toLowerCase() === 'msexchproxyuri'
          ? (text.split('?')[0] ?? '')
          : text,
      ),
  },
  breaks: ['owa-forwarded-host/*', 'eas-target-sees-its-own-name/*'],
};
