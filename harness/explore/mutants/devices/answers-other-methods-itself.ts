import { answer } from '../../../../proxy/http/request-context.ts';
import type { Mutant } from '../../mutant.ts';

export const answersOtherMethodsItself: Mutant = {
  name: 'answers-other-methods-itself',
  description: 'answers 405 itself to a device that neither posts nor asks for OPTIONS',
  sentence: 'What ActiveSync does not know is refused by the server that serves the mailbox.',
  clause: 'WIRE-EAS-15',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      const { method, url } = context;
      if (['OPTIONS', 'POST'].includes(method) || !/^\/microsoft-server-activesync$/i.test(url)) {
        return handle(frontEnd, context);
      }
      answer(context, { status: 405, headers: { allow: 'OPTIONS,POST' }, body: '' });
    },
  },
  breaks: ['eas-get/*'],
};
