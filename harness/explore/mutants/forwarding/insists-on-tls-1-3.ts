import type { TlsOptions } from 'node:tls';
import type { Mutant } from '../../mutant.ts';

export const insistsOnTls13: Mutant = {
  name: 'insists-on-tls-1-3',
  description: 'speaks TLS 1.3 with clients, and nothing older',
  sentence: 'Clients that speak TLS 1.2 at most are served.',
  clause: 'WIRE-FWD-12',
  changes: {
    createTlsServer: (createTlsServer) =>
      ((options: TlsOptions) =>
        createTlsServer({ ...options, minVersion: 'TLSv1.3' })) as typeof createTlsServer,
  },
  breaks: ['{owa,eas}-tls-of-the-time/*'],
};
