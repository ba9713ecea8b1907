import type { Mutant } from '../../mutant.ts';

export const decodesCookieValues: Mutant = {
  name: 'decodes-cookie-values',
  description: 'passes cookies on with their escapes resolved',
  sentence: 'A cookie passes on byte for byte.',
  clause: 'WIRE-REQ-4',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) =>
      requestHeaders(request, marks).map((text, index, list) =>
        index % 2 === 1 && list[index - 1]?.toLowerCase() === 'cookie'
          ? text.replaceAll(/%([0-9a-f]{2})/gi, (_, code: string) =>
              String.fromCharCode(Number.parseInt(code, 16)),
            )
          : text,
      ),
  },
  breaks: ['owa-cookies-pass/*'],
};
