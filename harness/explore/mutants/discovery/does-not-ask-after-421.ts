import type { Mutant } from '../../mutant.ts';

export const doesNotAskAfter421: Mutant = {
  name: 'does-not-ask-after-421',
  description: 'believes what it remembers although the back end says that the mailbox has left',
  sentence: 'A front end that is told 421 forgets what it remembered, and asks the directory.',
  clause: 'WIRE-DIR-10',
  changes: {
    discovery: (discovery) => ({ ...discovery, forget() {} }),
  },
  breaks: [
    'owa-moved-mailbox-is-asked-for-once',
    '{owa,eas}-mailbox-moved',
    'owa-mailbox-moved-between-sites',
    'owa-fail-over',
  ],
};
