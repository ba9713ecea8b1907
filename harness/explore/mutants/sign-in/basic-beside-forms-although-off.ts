import { frontEndProtocols } from '../../../../proxy/protocols/index.ts';
import type { Mutant } from '../../mutant.ts';

export const basicBesideFormsAlthoughOff: Mutant = {
  name: 'basic-beside-forms-although-off',
  description: 'takes Basic credentials beside forms where Basic is off',
  sentence: 'Where Basic is off, it is not taken beside forms either.',
  clause: 'WIRE-OWA-27',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      const { owa } = frontEnd.map().self.virtualDirectories;
      const isBasic = context.url.startsWith('/owa/') && context.request.headers.authorization !== undefined;
      if (owa === undefined || !isBasic) await handle(frontEnd, context);
      else await frontEndProtocols.owa?.handle(frontEnd, context, { ...owa, basicAuthentication: true });
    },
  },
  breaks: ['owa-no-basic-beside-forms/*'],
};
