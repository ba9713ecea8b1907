import type { Mutant } from '../../mutant.ts';

export const proxyUriOfTheTarget: Mutant = {
  name: 'proxy-uri-of-the-target',
  description: 'names the back end in msExchProxyUri',
  sentence: 'The host of msExchProxyUri is the one that the client used.',
  clause: 'WIRE-REQ-9',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) =>
      requestHeaders(request, marks).map((text, index, list) =>
        index % 2 === 1 && list[index - 1]?.toLowerCase() === 'msexchproxyuri'
          ? `${marks.target.origin}${marks.url}`
          : text,
      ),
  },
  breaks: ['owa-forwarded-host/*', '{owa,eas}-target-sees-its-own-name/*'],
};
