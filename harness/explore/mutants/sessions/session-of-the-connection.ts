import type { Socket } from 'node:net';
import type { Mutant } from '../../mutant.ts';

const firstCookies = new WeakMap<Socket, string>();

export const sessionOfTheConnection: Mutant = {
  name: 'session-of-the-connection',
  description: 'takes every request of a connection for one of the first session that came on it',
  sentence: 'A session opens the mailbox of its own user only.',
  clause: 'WIRE-SES-11',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { headers, socket } = context.request;
      const first = firstCookies.get(socket);
      if (first !== undefined) headers.cookie = first;
      else if (headers.cookie?.includes('cadata=')) firstCookies.set(socket, headers.cookie);
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-session-of-another-client'],
};
