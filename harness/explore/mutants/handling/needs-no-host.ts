import type { ServerOptions } from 'node:http';
import { readingAs, withHosts } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const needsNoHost: Mutant = {
  name: 'needs-no-host',
  description: 'serves a request that has no Host line',
  sentence: 'HTTP/1.1 demands a Host line.',
  clause: 'WIRE-HND-1',
  changes: {
    createServer: (createServer) =>
      ((options: ServerOptions) =>
        createServer({ ...options, requireHostHeader: false })) as typeof createServer,
    ...readingAs((context) => {
      withHosts(context, (hosts) => (hosts.length === 0 ? ['mail.contoso.com'] : hosts));
      return {};
    }),
  },
  breaks: ['owa-no-host-line'],
};
