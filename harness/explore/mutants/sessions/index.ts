import type { Mutant } from '../../mutant.ts';
import { believesCadataTtl } from './believes-cadata-ttl.ts';
import { breaksOnOtherCookies } from './breaks-on-other-cookies.ts';
import { breaksOnStrangeCookies } from './breaks-on-strange-cookies.ts';
import { comparesSignaturesAsFarAsTheyGo } from './compares-signatures-as-far-as-they-go.ts';
import { cookiesForScripts } from './cookies-for-scripts.ts';
import { cookiesInOneOrder } from './cookies-in-one-order.ts';
import { cookiesOfOwaAlone } from './cookies-of-owa-alone.ts';
import { cookiesOfTheDomain } from './cookies-of-the-domain.ts';
import { cookiesWithoutSecure } from './cookies-without-secure.ts';
import { countsMinutes } from './counts-minutes.ts';
import { decodesCookies } from './decodes-cookies.ts';
import { dropsCookiesOfBackEnds } from './drops-cookies-of-back-ends.ts';
import { dropsCookiesOfClients } from './drops-cookies-of-clients.ts';
import { endsCookiesByMaxAge } from './ends-cookies-by-max-age.ts';
import { endsCookiesOfAnotherPath } from './ends-cookies-of-another-path.ts';
import { endsOnlySessionsOfItsOwn } from './ends-only-sessions-of-its-own.ts';
import { expiredCookiesStay } from './expired-cookies-stay.ts';
import { findsCookiesByTheEndOfTheirName } from './finds-cookies-by-the-end-of-their-name.ts';
import { idlesByItsOwnMemory } from './idles-by-its-own-memory.ts';
import { keepAliveIsActivity } from './keep-alive-is-activity.ts';
import { keepsCanaryHeaders } from './keeps-canary-headers.ts';
import { leavesTheOlderSession } from './leaves-the-older-session.ts';
import { mixesSessions } from './mixes-sessions.ts';
import { oneCookieForScripts } from './one-cookie-for-scripts.ts';
import { pollingIsActivity } from './polling-is-activity.ts';
import { postsTimeOut } from './posts-time-out.ts';
import { privateCookiesStayOnDisk } from './private-cookies-stay-on-disk.ts';
import { privateIsPublic } from './private-is-public.ts';
import { privateSessionEndsEarly } from './private-session-ends-early.ts';
import { privateSessionEndsLate } from './private-session-ends-late.ts';
import { prolongedCookiesAreBare } from './prolonged-cookies-are-bare.ts';
import { prolongsEveryOtherMinute } from './prolongs-every-other-minute.ts';
import { prolongsOneCookie } from './prolongs-one-cookie.ts';
import { publicSessionEndsEarly } from './public-session-ends-early.ts';
import { publicSessionEndsLate } from './public-session-ends-late.ts';
import { readsSignaturesToTheirLength } from './reads-signatures-to-their-length.ts';
import { removedAccountKeepsCookies } from './removed-account-keeps-cookies.ts';
import { rotatesSessions } from './rotates-sessions.ts';
import { scriptsAreNoActivity } from './scripts-are-no-activity.ts';
import { scriptsProlongNothing } from './scripts-prolong-nothing.ts';
import { sessionDoesNotSlide } from './session-does-not-slide.ts';
import { sessionIsBase64 } from './session-is-base64.ts';
import { sessionNeverEnds } from './session-never-ends.ts';
import { sessionOfTheConnection } from './session-of-the-connection.ts';
import { sessionsOfOneFrontEnd } from './sessions-of-one-front-end.ts';
import { signOutLeavesOneCookie } from './sign-out-leaves-one-cookie.ts';
import { signOutLeavesSession } from './sign-out-leaves-session.ts';
import { signaturesAreOfUsers } from './signatures-are-of-users.ts';
import { signingOutIsAPageToSignInFor } from './signing-out-is-a-page-to-sign-in-for.ts';
import { signingOutNeedsASession } from './signing-out-needs-a-session.ts';
import { slidesInItsSecondHalf } from './slides-in-its-second-half.ts';
import { slidesToPrivate } from './slides-to-private.ts';
import { slidesToPublic } from './slides-to-public.ts';
import { strangeCookiesHaveExpired } from './strange-cookies-have-expired.ts';
import { takesFormsOfItsOwnPageAlone } from './takes-forms-of-its-own-page-alone.ts';

export const sessions: readonly Mutant[] = [
  believesCadataTtl,
  breaksOnOtherCookies,
  breaksOnStrangeCookies,
  comparesSignaturesAsFarAsTheyGo,
  cookiesForScripts,
  cookiesInOneOrder,
  cookiesOfOwaAlone,
  cookiesOfTheDomain,
  cookiesWithoutSecure,
  countsMinutes,
  decodesCookies,
  dropsCookiesOfBackEnds,
  dropsCookiesOfClients,
  endsCookiesByMaxAge,
  endsCookiesOfAnotherPath,
  endsOnlySessionsOfItsOwn,
  expiredCookiesStay,
  findsCookiesByTheEndOfTheirName,
  idlesByItsOwnMemory,
  keepAliveIsActivity,
  keepsCanaryHeaders,
  leavesTheOlderSession,
  mixesSessions,
  oneCookieForScripts,
  pollingIsActivity,
  postsTimeOut,
  privateCookiesStayOnDisk,
  privateIsPublic,
  privateSessionEndsEarly,
  privateSessionEndsLate,
  prolongedCookiesAreBare,
  prolongsEveryOtherMinute,
  prolongsOneCookie,
  publicSessionEndsEarly,
  publicSessionEndsLate,
  readsSignaturesToTheirLength,
  removedAccountKeepsCookies,
  rotatesSessions,
  scriptsAreNoActivity,
  scriptsProlongNothing,
  sessionDoesNotSlide,
  sessionIsBase64,
  sessionNeverEnds,
  sessionOfTheConnection,
  sessionsOfOneFrontEnd,
  signingOutIsAPageToSignInFor,
  signOutLeavesOneCookie,
  signOutLeavesSession,
  signaturesAreOfUsers,
  signingOutNeedsASession,
  slidesInItsSecondHalf,
  slidesToPrivate,
  slidesToPublic,
  strangeCookiesHaveExpired,
  takesFormsOfItsOwnPageAlone,
];
