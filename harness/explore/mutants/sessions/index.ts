import type { Mutant } from '../../mutant.ts';
import { breaksOnStrangeCookies } from './breaks-on-strange-cookies.ts';
import { cookiesForScripts } from './cookies-for-scripts.ts';
import { cookiesOfTheDomain } from './cookies-of-the-domain.ts';
import { endsCookiesOfAnotherPath } from './ends-cookies-of-another-path.ts';
import { expiredCookiesStay } from './expired-cookies-stay.ts';
import { keepAliveIsActivity } from './keep-alive-is-activity.ts';
import { pollingIsActivity } from './polling-is-activity.ts';
import { postsTimeOut } from './posts-time-out.ts';
import { privateIsPublic } from './private-is-public.ts';
import { privateSessionEndsEarly } from './private-session-ends-early.ts';
import { privateSessionEndsLate } from './private-session-ends-late.ts';
import { prolongsOneCookie } from './prolongs-one-cookie.ts';
import { publicSessionEndsEarly } from './public-session-ends-early.ts';
import { publicSessionEndsLate } from './public-session-ends-late.ts';
import { scriptsAreNoActivity } from './scripts-are-no-activity.ts';
import { scriptsProlongNothing } from './scripts-prolong-nothing.ts';
import { sessionDoesNotSlide } from './session-does-not-slide.ts';
import { sessionNeverEnds } from './session-never-ends.ts';
import { signOutLeavesSession } from './sign-out-leaves-session.ts';
import { signingOutNeedsASession } from './signing-out-needs-a-session.ts';
import { slidesInItsSecondHalf } from './slides-in-its-second-half.ts';
import { slidesToPrivate } from './slides-to-private.ts';
import { slidesToPublic } from './slides-to-public.ts';

export const sessions: readonly Mutant[] = [
  breaksOnStrangeCookies,
  cookiesForScripts,
  cookiesOfTheDomain,
  endsCookiesOfAnotherPath,
  expiredCookiesStay,
  keepAliveIsActivity,
  pollingIsActivity,
  postsTimeOut,
  privateIsPublic,
  privateSessionEndsEarly,
  privateSessionEndsLate,
  prolongsOneCookie,
  publicSessionEndsEarly,
  publicSessionEndsLate,
  scriptsAreNoActivity,
  scriptsProlongNothing,
  sessionDoesNotSlide,
  sessionNeverEnds,
  signOutLeavesSession,
  signingOutNeedsASession,
  slidesInItsSecondHalf,
  slidesToPrivate,
  slidesToPublic,
];
