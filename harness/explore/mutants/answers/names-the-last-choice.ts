import { headerIn, rewriteHead, withHeader, withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

/** By the client's connection. */
const chosen = new WeakMap<object, string>();

export const namesTheLastChoice: Mutant = {
  name: 'names-the-last-choice',
  description: 'says on its own answers which server it chose for the request before',
  sentence: 'An answer for which no server was chosen names none, whatever was before.',
  clause: 'WIRE-ANS-13',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      const { socket } = context.request;
      rewriteHead(context.response, ({ status, headers }) => {
        const known = headerIn(headers, 'x-calculatedbetarget') ?? chosen.get(socket);
        if (known !== undefined) chosen.set(socket, known);
        const others = withoutHeaders(headers, (name) => name === 'x-calculatedbetarget');
        return {
          status,
          headers: known === undefined ? headers : withHeader(others, 'x-calculatedbetarget', known),
        };
      });
      await handle(frontEnd, context);
    },
  },
  breaks: ['owa-no-target-where-none-was-chosen/*'],
};
