import type { Mutant } from '../mutant.ts';
import { alwaysLocalSite } from './always-local-site.ts';
import { anchorMailboxRoutes } from './anchor-mailbox-routes.ts';
import { answersOptionsItself } from './answers-options-itself.ts';
import { avoidsServerAfterError } from './avoids-server-after-error.ts';
import { basicAlthoughOff } from './basic-although-off.ts';
import { basicInsteadOfForms } from './basic-instead-of-forms.ts';
import { believesForgedIdentity } from './believes-forged-identity.ts';
import { breaksOnStrangeCookies } from './breaks-on-strange-cookies.ts';
import { destinationNotMoved } from './destination-not-moved.ts';
import { dropsUnknownHeaders } from './drops-unknown-headers.ts';
import { eas451ForOrange } from './eas-451-for-orange.ts';
import { easStraightToCas2007 } from './eas-straight-to-cas2007.ts';
import { failuresAs500 } from './failures-as-500.ts';
import { forgetsWantedPage } from './forgets-wanted-page.ts';
import { hidesItsChoice } from './hides-its-choice.ts';
import { hostOfTheClient } from './host-of-the-client.ts';
import { ignoresActiveCopy } from './ignores-active-copy.ts';
import { ignoresOutOfService } from './ignores-out-of-service.ts';
import { keepsForgedMarks } from './keeps-forged-marks.ts';
import { logonPageGivesNoReason } from './logon-page-gives-no-reason.ts';
import { losesPatience } from './loses-patience.ts';
import { namesAnotherAddress } from './names-another-address.ts';
import { notSticky } from './not-sticky.ts';
import { offersNoBasic } from './offers-no-basic.ts';
import { ownErrorPages } from './own-error-pages.ts';
import { passesPasswordOn } from './passes-password-on.ts';
import { pathsByCase } from './paths-by-case.ts';
import { plainRedirectInsteadOfSso } from './plain-redirect-instead-of-sso.ts';
import { privateIsPublic } from './private-is-public.ts';
import { proxiesOrange } from './proxies-orange.ts';
import { proxiesPurple } from './proxies-purple.ts';
import { queryUserRoutes } from './query-user-routes.ts';
import { readsDeviceQueries } from './reads-device-queries.ts';
import { readsOutOfServiceInverted } from './reads-out-of-service-inverted.ts';
import { redirectsAnywhere } from './redirects-anywhere.ts';
import { redirectsBeforeLogon } from './redirects-before-logon.ts';
import { redirectsBlue } from './redirects-blue.ts';
import { redirectsPostWithoutSession } from './redirects-post-without-session.ts';
import { serviceAccountIdentity } from './service-account-identity.ts';
import { sessionDoesNotSlide } from './session-does-not-slide.ts';
import { sessionNeverEnds } from './session-never-ends.ts';
import { signOutLeavesSession } from './sign-out-leaves-session.ts';
import { ssoWithoutForms } from './sso-without-forms.ts';
import { takesAnyPassword } from './takes-any-password.ts';
import { takesOnlyDomainLogins } from './takes-only-domain-logins.ts';
import { treats2007As2010 } from './treats-2007-as-2010.ts';
import { trustsFrontEndMarks } from './trusts-front-end-marks.ts';
import { unsignedIdentity } from './unsigned-identity.ts';
import { urlFromInternalUrl } from './url-from-internal-url.ts';
import { wrongVersionBand } from './wrong-version-band.ts';

/** Every mutant; mutants.test.ts proves that each fails the cases that it names, and that no case is left. */
export const mutants: readonly Mutant[] = [
  alwaysLocalSite,
  anchorMailboxRoutes,
  answersOptionsItself,
  avoidsServerAfterError,
  basicAlthoughOff,
  basicInsteadOfForms,
  believesForgedIdentity,
  breaksOnStrangeCookies,
  destinationNotMoved,
  dropsUnknownHeaders,
  eas451ForOrange,
  easStraightToCas2007,
  failuresAs500,
  forgetsWantedPage,
  hidesItsChoice,
  hostOfTheClient,
  ignoresActiveCopy,
  ignoresOutOfService,
  keepsForgedMarks,
  logonPageGivesNoReason,
  losesPatience,
  namesAnotherAddress,
  notSticky,
  offersNoBasic,
  ownErrorPages,
  passesPasswordOn,
  pathsByCase,
  plainRedirectInsteadOfSso,
  privateIsPublic,
  proxiesOrange,
  proxiesPurple,
  queryUserRoutes,
  readsDeviceQueries,
  readsOutOfServiceInverted,
  redirectsAnywhere,
  redirectsBeforeLogon,
  redirectsBlue,
  redirectsPostWithoutSession,
  serviceAccountIdentity,
  sessionDoesNotSlide,
  sessionNeverEnds,
  signOutLeavesSession,
  ssoWithoutForms,
  takesAnyPassword,
  takesOnlyDomainLogins,
  treats2007As2010,
  trustsFrontEndMarks,
  unsignedIdentity,
  urlFromInternalUrl,
  wrongVersionBand,
];
