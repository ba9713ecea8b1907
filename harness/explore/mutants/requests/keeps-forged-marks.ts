import { exchangeHeaders } from '../../../../protocols/http/headers.ts';
import { headerOf, withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

const marks: readonly string[] = [exchangeHeaders.fromFrontEnd, exchangeHeaders.proxyUri];

export const keepsForgedMarks: Mutant = {
  name: 'keeps-forged-marks',
  description: "passes on a client's own X-IsFromCafe and msExchProxyUri instead of saying them itself",
  sentence: 'What only front ends may say is dropped from a request and said anew.',
  clause: 'WIRE-REQ-14',
  changes: {
    requestHeaders: (requestHeaders) => (request, given) => {
      const forged = marks.flatMap((name) => {
        const value = headerOf(request, name);
        return value === undefined ? [] : [{ name, value }];
      });
      const rest = withoutHeaders(requestHeaders(request, given), (name) =>
        forged.some((mark) => mark.name === name),
      );
      return [...rest, ...forged.flatMap(({ name, value }) => [name, value])];
    },
  },
  breaks: ['owa-forged-headers-with-session/*', 'eas-forged-marks-are-dropped/*'],
};
