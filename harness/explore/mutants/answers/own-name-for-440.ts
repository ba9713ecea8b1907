import type { ServerResponse } from 'node:http';
import type { Mutant } from '../../mutant.ts';

export const ownNameFor440: Mutant = {
  name: 'own-name-for-440',
  description: 'calls 440 by what its HTTP library knows of it, which is nothing',
  sentence: 'A POST without a session is answered 440 Login Timeout, by this name.',
  clause: 'WIRE-OWA-16',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { response } = context;
      const writeHead = response.writeHead.bind(response);
      response.writeHead = ((status: number, reason: string, headers: string[]) =>
        writeHead(status, status === 440 ? 'unknown' : reason, headers)) as ServerResponse['writeHead'];
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-login-timeout-by-name/*'],
};
