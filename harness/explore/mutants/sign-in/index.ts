import type { Mutant } from '../../mutant.ts';
import { anyFlagsArePrivate } from './any-flags-are-private.ts';
import { asksAboutEmptyPasswords } from './asks-about-empty-passwords.ts';
import { basicAlthoughOff } from './basic-although-off.ts';
import { basicBesideFormsAlthoughOff } from './basic-beside-forms-although-off.ts';
import { basicInsteadOfForms } from './basic-instead-of-forms.ts';
import { believesForgedIdentity } from './believes-forged-identity.ts';
import { believesForwardedHost } from './believes-forwarded-host.ts';
import { blanksAreOfTheName } from './blanks-are-of-the-name.ts';
import { challengesBesideForms } from './challenges-beside-forms.ts';
import { checksTheFirstUrlAlone } from './checks-the-first-url-alone.ts';
import { comparesHostByPrefix } from './compares-host-by-prefix.ts';
import { comparesHostBySuffix } from './compares-host-by-suffix.ts';
import { cookiesBeforeBasic } from './cookies-before-basic.ts';
import { decodesDestinationAgain } from './decodes-destination-again.ts';
import { destinationAsItWouldWriteIt } from './destination-as-it-would-write-it.ts';
import { destinationEndsAtSemicolon } from './destination-ends-at-semicolon.ts';
import { destinationQueryIsRewritten } from './destination-query-is-rewritten.ts';
import { destinationReadsPlusAsBlank } from './destination-reads-plus-as-blank.ts';
import { domainInItsOwnLetters } from './domain-in-its-own-letters.ts';
import { everyFieldIsNeeded } from './every-field-is-needed.ts';
import { expiredSessionForgetsPage } from './expired-session-forgets-page.ts';
import { expiryGivesNoReason } from './expiry-gives-no-reason.ts';
import { firstVisitIsAnExpiredSession } from './first-visit-is-an-expired-session.ts';
import { forgetsWantedPage } from './forgets-wanted-page.ts';
import { formIgnoresTheDomain } from './form-ignores-the-domain.ts';
import { formIsLatin1 } from './form-is-latin-1.ts';
import { formLeavesPlus } from './form-leaves-plus.ts';
import { formNeedsADestination } from './form-needs-a-destination.ts';
import { formTakesNoBareNames } from './form-takes-no-bare-names.ts';
import { formWithoutCharsetAlone } from './form-without-charset-alone.ts';
import { formsWantADomain } from './forms-want-a-domain.ts';
import { headWithoutSessionTimesOut } from './head-without-session-times-out.ts';
import { healthBehindSignIn } from './health-behind-sign-in.ts';
import { healthOfOwaAlone } from './health-of-owa-alone.ts';
import { hidesHostBehindControls } from './hides-host-behind-controls.ts';
import { ignoresPortOfDestination } from './ignores-port-of-destination.ts';
import { incompleteFormForgetsPage } from './incomplete-form-forgets-page.ts';
import { incompleteFormIsABadRequest } from './incomplete-form-is-a-bad-request.ts';
import { keepsFiveHundredSignsOfAPage } from './keeps-five-hundred-signs-of-a-page.ts';
import { keepsTheSessionThatIsThere } from './keeps-the-session-that-is-there.ts';
import { knowsNoBackslash } from './knows-no-backslash.ts';
import { knowsOneNameOfItsOwn } from './knows-one-name-of-its-own.ts';
import { leadsInsideInsteadOfRefusing } from './leads-inside-instead-of-refusing.ts';
import { leadsOnWith307 } from './leads-on-with-307.ts';
import { leadsToScripts } from './leads-to-scripts.ts';
import { leadsToUnencryptedPages } from './leads-to-unencrypted-pages.ts';
import { leavesTheCheckToTheTarget } from './leaves-the-check-to-the-target.ts';
import { locationForReaders } from './location-for-readers.ts';
import { loginTimeoutIs401 } from './login-timeout-is-401.ts';
import { logonEndPointIsAPage } from './logon-end-point-is-a-page.ts';
import { logonPageBlamesThePassword } from './logon-page-blames-the-password.ts';
import { logonPageDoesNotEscape } from './logon-page-does-not-escape.ts';
import { logonPageGivesNoReason } from './logon-page-gives-no-reason.ts';
import { logonPageKnowsFourReasons } from './logon-page-knows-four-reasons.ts';
import { logonPageLeadsToInbox } from './logon-page-leads-to-inbox.ts';
import { logonPageMixesReasonsUp } from './logon-page-mixes-reasons-up.ts';
import { logonPageNeedsAUrl } from './logon-page-needs-a-url.ts';
import { logonPageRepeatsItsReason } from './logon-page-repeats-its-reason.ts';
import { logonPageRepeatsTheName } from './logon-page-repeats-the-name.ts';
import { logonPageSaysNothing } from './logon-page-says-nothing.ts';
import { logonRedirectDropsQuery } from './logon-redirect-drops-query.ts';
import { logonRedirectEscapesTwice } from './logon-redirect-escapes-twice.ts';
import { logonRedirectIsPermanent } from './logon-redirect-is-permanent.ts';
import { logonRedirectLeavesUrlBare } from './logon-redirect-leaves-url-bare.ts';
import { logonRedirectLowersLetters } from './logon-redirect-lowers-letters.ts';
import { logonRedirectResolvesEscapes } from './logon-redirect-resolves-escapes.ts';
import { looksForHostAnywhere } from './looks-for-host-anywhere.ts';
import { movesPagesBehindTheSlashAlone } from './moves-pages-behind-the-slash-alone.ts';
import { movesPagesInSmallLettersAlone } from './moves-pages-in-small-letters-alone.ts';
import { noBasicBesideForms } from './no-basic-beside-forms.ts';
import { noFlagsArePrivate } from './no-flags-are-private.ts';
import { noMailboxIsAWrongPassword } from './no-mailbox-is-a-wrong-password.ts';
import { offersNoBasic } from './offers-no-basic.ts';
import { otherMethodsGetThePage } from './other-methods-get-the-page.ts';
import { owaNeedsItsSlash } from './owa-needs-its-slash.ts';
import { parametersAreAMap } from './parameters-are-a-map.ts';
import { passwordEndsAtEqualsSign } from './password-ends-at-equals-sign.ts';
import { passwordWithoutLetterCase } from './password-without-letter-case.ts';
import { plainRedirectToThePage } from './plain-redirect-to-the-page.ts';
import { readsPrincipalNamesItself } from './reads-principal-names-itself.ts';
import { readsUserInformationAsHost } from './reads-user-information-as-host.ts';
import { redirectsAnywhere } from './redirects-anywhere.ts';
import { redirectsBeforeLogon } from './redirects-before-logon.ts';
import { redirectsPostWithoutSession } from './redirects-post-without-session.ts';
import { refusesFieldsThatItDoesNotKnow } from './refuses-fields-that-it-does-not-know.ts';
import { refusesHostInOtherLetters } from './refuses-host-in-other-letters.ts';
import { refusesHostWithPort } from './refuses-host-with-port.ts';
import { rightPasswordLeadsToInbox } from './right-password-leads-to-inbox.ts';
import { rootIsNothing } from './root-is-nothing.ts';
import { scriptsGetTheLogonPage } from './scripts-get-the-logon-page.ts';
import { sendsSessionsToTheLogonEndPoint } from './sends-sessions-to-the-logon-end-point.ts';
import { sessionBeforePassword } from './session-before-password.ts';
import { sessionBesideSilentRedirect } from './session-beside-silent-redirect.ts';
import { signingOutGivesNoReason } from './signing-out-gives-no-reason.ts';
import { silentRedirectBlockedByItsPolicy } from './silent-redirect-blocked-by-its-policy.ts';
import { silentRedirectByGet } from './silent-redirect-by-get.ts';
import { silentRedirectDropsQuery } from './silent-redirect-drops-query.ts';
import { silentRedirectForgetsPrivate } from './silent-redirect-forgets-private.ts';
import { silentRedirectIsKept } from './silent-redirect-is-kept.ts';
import { silentRedirectLeadsToInbox } from './silent-redirect-leads-to-inbox.ts';
import { silentRedirectLosesTheBackslash } from './silent-redirect-loses-the-backslash.ts';
import { silentRedirectMakesPrivate } from './silent-redirect-makes-private.ts';
import { silentRedirectNormalizesPage } from './silent-redirect-normalizes-page.ts';
import { silentRedirectTakesDestinationAsItIs } from './silent-redirect-takes-destination-as-it-is.ts';
import { silentRedirectWithoutEscaping } from './silent-redirect-without-escaping.ts';
import { slashOfOwaDropsQuery } from './slash-of-owa-drops-query.ts';
import { ssoByItsOwnForms } from './sso-by-its-own-forms.ts';
import { ssoIfAnyFrontEndHasForms } from './sso-if-any-front-end-has-forms.ts';
import { ssoIfOneTargetHasForms } from './sso-if-one-target-has-forms.ts';
import { ssoIfTheWholeSiteHasForms } from './sso-if-the-whole-site-has-forms.ts';
import { ssoUnlessEveryTargetLacksForms } from './sso-unless-every-target-lacks-forms.ts';
import { takesAnyPassword } from './takes-any-password.ts';
import { takesCredentialsOfAUrl } from './takes-credentials-of-a-url.ts';
import { takesFormsAlthoughOff } from './takes-forms-although-off.ts';
import { takesHostsOfItsDomain } from './takes-hosts-of-its-domain.ts';
import { takesOnlyDomainLogins } from './takes-only-domain-logins.ts';
import { takesSlashesForAPath } from './takes-slashes-for-a-path.ts';
import { takesTheFormAtOnePlace } from './takes-the-form-at-one-place.ts';
import { takesTheFormAtTheOldPlace } from './takes-the-form-at-the-old-place.ts';
import { tellsMissingMailboxes } from './tells-missing-mailboxes.ts';
import { tellsUnknownUsers } from './tells-unknown-users.ts';
import { trimsPasswords } from './trims-passwords.ts';
import { trustedMeansPrivate } from './trusted-means-private.ts';
import { trustsFrontEndMarks } from './trusts-front-end-marks.ts';
import { trustsItsOwnPage } from './trusts-its-own-page.ts';
import { wrongPasswordForgetsPage } from './wrong-password-forgets-page.ts';
import { wrongPasswordGivesNoReason } from './wrong-password-gives-no-reason.ts';

export const signIn: readonly Mutant[] = [
  anyFlagsArePrivate,
  asksAboutEmptyPasswords,
  basicAlthoughOff,
  basicBesideFormsAlthoughOff,
  basicInsteadOfForms,
  believesForgedIdentity,
  believesForwardedHost,
  blanksAreOfTheName,
  challengesBesideForms,
  checksTheFirstUrlAlone,
  comparesHostByPrefix,
  comparesHostBySuffix,
  cookiesBeforeBasic,
  decodesDestinationAgain,
  destinationAsItWouldWriteIt,
  destinationEndsAtSemicolon,
  destinationQueryIsRewritten,
  destinationReadsPlusAsBlank,
  domainInItsOwnLetters,
  everyFieldIsNeeded,
  expiredSessionForgetsPage,
  expiryGivesNoReason,
  firstVisitIsAnExpiredSession,
  forgetsWantedPage,
  formIgnoresTheDomain,
  formIsLatin1,
  formLeavesPlus,
  formNeedsADestination,
  formTakesNoBareNames,
  formWithoutCharsetAlone,
  formsWantADomain,
  headWithoutSessionTimesOut,
  healthBehindSignIn,
  healthOfOwaAlone,
  hidesHostBehindControls,
  ignoresPortOfDestination,
  incompleteFormForgetsPage,
  incompleteFormIsABadRequest,
  keepsFiveHundredSignsOfAPage,
  keepsTheSessionThatIsThere,
  knowsNoBackslash,
  knowsOneNameOfItsOwn,
  leadsInsideInsteadOfRefusing,
  leadsOnWith307,
  leadsToScripts,
  leadsToUnencryptedPages,
  leavesTheCheckToTheTarget,
  locationForReaders,
  loginTimeoutIs401,
  logonEndPointIsAPage,
  logonPageBlamesThePassword,
  logonPageDoesNotEscape,
  logonPageGivesNoReason,
  logonPageKnowsFourReasons,
  logonPageLeadsToInbox,
  logonPageMixesReasonsUp,
  logonPageNeedsAUrl,
  logonPageRepeatsItsReason,
  logonPageRepeatsTheName,
  logonPageSaysNothing,
  logonRedirectDropsQuery,
  logonRedirectEscapesTwice,
  logonRedirectIsPermanent,
  logonRedirectLeavesUrlBare,
  logonRedirectLowersLetters,
  logonRedirectResolvesEscapes,
  looksForHostAnywhere,
  movesPagesBehindTheSlashAlone,
  movesPagesInSmallLettersAlone,
  noBasicBesideForms,
  noFlagsArePrivate,
  noMailboxIsAWrongPassword,
  offersNoBasic,
  otherMethodsGetThePage,
  owaNeedsItsSlash,
  parametersAreAMap,
  passwordEndsAtEqualsSign,
  passwordWithoutLetterCase,
  plainRedirectToThePage,
  readsPrincipalNamesItself,
  readsUserInformationAsHost,
  redirectsAnywhere,
  redirectsBeforeLogon,
  redirectsPostWithoutSession,
  refusesFieldsThatItDoesNotKnow,
  refusesHostInOtherLetters,
  refusesHostWithPort,
  rightPasswordLeadsToInbox,
  rootIsNothing,
  scriptsGetTheLogonPage,
  sendsSessionsToTheLogonEndPoint,
  sessionBeforePassword,
  sessionBesideSilentRedirect,
  signingOutGivesNoReason,
  silentRedirectBlockedByItsPolicy,
  silentRedirectByGet,
  silentRedirectDropsQuery,
  silentRedirectForgetsPrivate,
  silentRedirectIsKept,
  silentRedirectLeadsToInbox,
  silentRedirectLosesTheBackslash,
  silentRedirectMakesPrivate,
  silentRedirectNormalizesPage,
  silentRedirectTakesDestinationAsItIs,
  silentRedirectWithoutEscaping,
  slashOfOwaDropsQuery,
  ssoByItsOwnForms,
  ssoIfAnyFrontEndHasForms,
  ssoIfOneTargetHasForms,
  ssoIfTheWholeSiteHasForms,
  ssoUnlessEveryTargetLacksForms,
  takesAnyPassword,
  takesCredentialsOfAUrl,
  takesFormsAlthoughOff,
  takesHostsOfItsDomain,
  takesOnlyDomainLogins,
  takesSlashesForAPath,
  takesTheFormAtOnePlace,
  takesTheFormAtTheOldPlace,
  tellsMissingMailboxes,
  tellsUnknownUsers,
  trimsPasswords,
  trustedMeansPrivate,
  trustsFrontEndMarks,
  trustsItsOwnPage,
  wrongPasswordForgetsPage,
  wrongPasswordGivesNoReason,
];
