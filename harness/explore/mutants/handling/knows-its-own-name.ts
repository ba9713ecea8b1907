import { readingAs, withHosts } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const knowsItsOwnName: Mutant = {
  name: 'knows-its-own-name',
  description: 'serves a request whose Host line is empty under its usual name',
  sentence: 'A Host line that names no host makes a bad request.',
  clause: 'WIRE-HND-1',
  changes: readingAs((context) => {
    withHosts(context, (hosts) => hosts.map((host) => host || 'mail.contoso.com'));
    return {};
  }),
  breaks: ['owa-host-line-without-host/*'],
};
