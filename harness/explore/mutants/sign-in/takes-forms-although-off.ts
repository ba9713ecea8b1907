import { frontEndProtocols } from '../../../../proxy/protocols/index.ts';
import type { Mutant } from '../../mutant.ts';

export const takesFormsAlthoughOff: Mutant = {
  name: 'takes-forms-although-off',
  description: 'takes the logon form where forms are off',
  sentence: 'Where forms are off nobody takes the form.',
  clause: 'WIRE-OWA-46',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      const { owa } = frontEnd.map().self.virtualDirectories;
      if (owa === undefined || !context.url.startsWith('/owa/auth')) return handle(frontEnd, context);
      context.path = context.url.split('?', 1)[0] ?? context.url;
      await frontEndProtocols.owa?.handle(frontEnd, context, { ...owa, formsAuthentication: true });
    },
  },
  breaks: ['owa-no-forms-takes-no-form/*'],
};
