import { fbaPaths } from '../../../../protocols/owa/fba.ts';
import type { Mutant } from '../../mutant.ts';

export const keepAliveIsActivity: Mutant = {
  name: 'keep-alive-is-activity',
  description: 'knows what an idle browser asks by UA=0 alone',
  sentence: 'A request for keepalive.owa does not prolong a session.',
  clause: 'WIRE-SES-16',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      isActivity: (url) => url.startsWith(fbaPaths.keepAlive) || sessions.isActivity(url),
    }),
  },
  breaks: ['owa-keep-alive-page/*'],
};
