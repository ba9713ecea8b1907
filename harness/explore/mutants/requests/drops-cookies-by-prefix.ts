import type { Mutant } from '../../mutant.ts';
import { sendingHeader } from '../../sending.ts';

export const dropsCookiesByPrefix: Mutant = {
  name: 'drops-cookies-by-prefix',
  description: 'takes every cookie whose name begins with cadata for one of its session',
  sentence: 'A cookie of another name than those of the session passes on, whatever it begins with.',
  clause: 'WIRE-REQ-4',
  changes: sendingHeader('cookie', (value) =>
    value
      .split('; ')
      .filter((cookie) => !cookie.startsWith('cadata'))
      .join('; '),
  ),
  breaks: ['owa-cookies-named-alike/*'],
};
