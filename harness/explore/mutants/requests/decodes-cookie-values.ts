import type { Mutant } from '../../mutant.ts';
import { sendingHeader } from '../../sending.ts';

export const decodesCookieValues: Mutant = {
  name: 'decodes-cookie-values',
  description: 'passes cookies on with their escapes resolved',
  sentence: 'A cookie passes on byte for byte.',
  clause: 'WIRE-REQ-4',
  changes: sendingHeader('cookie', (value) =>
    value.replaceAll(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  ),
  breaks: ['owa-cookies-pass/*'],
};
