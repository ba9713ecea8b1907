import type { Mutant } from '../../mutant.ts';

export const pollingIsActivity: Mutant = {
  name: 'polling-is-activity',
  description: 'prolongs a session with every request, also with those that an idle browser makes by itself',
  sentence: 'What an idle browser asks by itself (UA=0) is no activity of its user.',
  clause: 'WIRE-SES-5',
  changes: { sessions: (sessions) => ({ ...sessions, isActivity: () => true }) },
  breaks: ['owa-idle-browser/*', 'owa-keep-alive-page/*'],
};
