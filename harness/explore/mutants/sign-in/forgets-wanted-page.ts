import { rewriteLocation } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const forgetsWantedPage: Mutant = {
  name: 'forgets-wanted-page',
  description: 'leads from the logon page to the inbox, whatever page was asked for',
  sentence: 'The logon page knows the way back to the page that was asked for.',
  clause: 'E15-OWA-RED',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const inbox = encodeURIComponent(`https://${context.host}/owa/`);
      rewriteLocation(context, (location) => location.replace(/url=[^&]*/, `url=${inbox}`));
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-logon-redirect/red'],
};
