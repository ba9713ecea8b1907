import type { Mutant } from '../../mutant.ts';

const ids = new WeakMap<object, string>();

export const requestIdOfTheConnection: Mutant = {
  name: 'request-id-of-the-connection',
  description: 'gives all requests of a connection one request-id',
  sentence: 'Requests of one connection have request-ids of their own.',
  clause: 'WIRE-ANS-15',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { socket } = context.request;
      context.requestId = ids.get(socket) ?? context.requestId;
      ids.set(socket, context.requestId);
      return handle(frontEnd, context);
    },
  },
  breaks: ['{owa,eas}-request-ids-differ/*'],
};
