import type { Mutant } from '../../mutant.ts';
import { breaksOnStrangeCookies } from './breaks-on-strange-cookies.ts';
import { cookiesForScripts } from './cookies-for-scripts.ts';
import { cookiesOfTheDomain } from './cookies-of-the-domain.ts';
import { keepAliveIsActivity } from './keep-alive-is-activity.ts';
import { pollingIsActivity } from './polling-is-activity.ts';
import { privateIsPublic } from './private-is-public.ts';
import { scriptsAreNoActivity } from './scripts-are-no-activity.ts';
import { sessionDoesNotSlide } from './session-does-not-slide.ts';
import { sessionNeverEnds } from './session-never-ends.ts';
import { signOutLeavesSession } from './sign-out-leaves-session.ts';

export const sessions: readonly Mutant[] = [
  breaksOnStrangeCookies,
  cookiesForScripts,
  cookiesOfTheDomain,
  privateIsPublic,
  sessionDoesNotSlide,
  sessionNeverEnds,
  signOutLeavesSession,
  pollingIsActivity,
  keepAliveIsActivity,
  scriptsAreNoActivity,
];
