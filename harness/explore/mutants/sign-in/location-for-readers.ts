import { isLogonPost } from '../../../../protocols/owa/fba.ts';
import { rewriteLocation } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const locationForReaders: Mutant = {
  name: 'location-for-readers',
  description: 'resolves escapes in the Location after the right password, so that it is nicer to read',
  sentence: 'The Location after the right password is the destination of the form, sign for sign.',
  clause: 'WIRE-OWA-11',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      rewriteLocation(context, (location) =>
        isLogonPost(context.method, context.path) && context.user !== null ? decodeURI(location) : location,
      );
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-location-as-the-destination/*'],
};
