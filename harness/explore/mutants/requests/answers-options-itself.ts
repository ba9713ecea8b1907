import { answer } from '../../../../proxy/http/request-context.ts';
import type { Mutant } from '../../mutant.ts';

export const answersOptionsItself: Mutant = {
  name: 'answers-options-itself',
  description: "answers a device's OPTIONS with its own versions, without asking where the mailbox is",
  sentence: "OPTIONS is answered by a server of the mailbox's own version.",
  clause: 'E15-EAS-PURPLE',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      const { method, request } = context;
      if (method !== 'OPTIONS' || request.headers.authorization === undefined)
        return handle(frontEnd, context);
      answer(context, {
        status: 200,
        headers: {
          'ms-server-activesync': '15.0',
          'ms-asprotocolversions': '2.0,2.1,2.5,12.0,12.1,14.0,14.1',
          'ms-asprotocolcommands': 'Sync,SendMail,FolderSync,Provision,ItemOperations,Ping',
          allow: 'OPTIONS,POST',
        },
        body: '',
      });
    },
  },
  breaks: [
    'eas-{options,answer-names-the-target,target-sees-its-own-name,path-in-any-case,anchor-mailbox-does-not-route}/*',
    'eas-second-hop-hangs/*',
  ],
};
