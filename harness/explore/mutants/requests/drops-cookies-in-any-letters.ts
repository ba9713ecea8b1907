import type { Mutant } from '../../mutant.ts';
import { sendingHeader } from '../../sending.ts';

export const dropsCookiesInAnyLetters: Mutant = {
  name: 'drops-cookies-in-any-letters',
  description: 'takes the names of cookies for the same in whatever letters',
  sentence: 'A cookie whose name is written in other letters is another one, and passes on.',
  clause: 'WIRE-SES-20',
  changes: sendingHeader('cookie', (value) =>
    value
      .split('; ')
      .filter((cookie) => !/^cadata(ttl|key|iv|sig)?=/i.test(cookie))
      .join('; '),
  ),
  breaks: ['owa-cookies-named-alike/*'],
};
