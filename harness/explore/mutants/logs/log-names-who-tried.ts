import type { Mutant } from '../../mutant.ts';

export const logNamesWhoTried: Mutant = {
  name: 'log-names-who-tried',
  description: 'writes the name of a form whose password is wrong for that of a user',
  sentence: 'The HttpProxy log names who signed in, and not who tried to.',
  clause: 'WIRE-LOG-4',
  changes: {
    handle: (handle) => (frontEnd, context) =>
      handle(
        {
          ...frontEnd,
          discovery: {
            ...frontEnd.discovery,
            async logon(user, password) {
              context.user = user;
              return frontEnd.discovery.logon(user, password);
            },
          },
        },
        context,
      ),
  },
  breaks: ['owa-log-of-a-wrong-form'],
};
