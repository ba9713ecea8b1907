import type { Mutant } from '../../mutant.ts';

export const proxyUriIsAPath: Mutant = {
  name: 'proxy-uri-is-a-path',
  description: 'sends path and query as msExchProxyUri',
  sentence: 'The URL of msExchProxyUri is a whole one.',
  clause: 'WIRE-REQ-9',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) =>
      requestHeaders(request, marks).map((text, index, list) =>
        index % 2 === 1 && list[index - 1]?.toLowerCase() === 'msexchproxyuri' ? marks.url : text,
      ),
  },
  breaks: ['owa-forwarded-host/*', '{owa,eas}-target-sees-its-own-name/*'],
};
