import type { Mutant } from '../../mutant.ts';
import { basicAlthoughOff } from './basic-although-off.ts';
import { basicInsteadOfForms } from './basic-instead-of-forms.ts';
import { believesForgedIdentity } from './believes-forged-identity.ts';
import { forgetsWantedPage } from './forgets-wanted-page.ts';
import { formsWantADomain } from './forms-want-a-domain.ts';
import { logonPageGivesNoReason } from './logon-page-gives-no-reason.ts';
import { offersNoBasic } from './offers-no-basic.ts';
import { readsPrincipalNamesItself } from './reads-principal-names-itself.ts';
import { redirectsAnywhere } from './redirects-anywhere.ts';
import { redirectsBeforeLogon } from './redirects-before-logon.ts';
import { redirectsPostWithoutSession } from './redirects-post-without-session.ts';
import { refusesHostInOtherLetters } from './refuses-host-in-other-letters.ts';
import { refusesHostWithPort } from './refuses-host-with-port.ts';
import { takesAnyPassword } from './takes-any-password.ts';
import { takesOnlyDomainLogins } from './takes-only-domain-logins.ts';
import { trustsFrontEndMarks } from './trusts-front-end-marks.ts';

export const signIn: readonly Mutant[] = [
  basicAlthoughOff,
  basicInsteadOfForms,
  believesForgedIdentity,
  forgetsWantedPage,
  formsWantADomain,
  logonPageGivesNoReason,
  offersNoBasic,
  readsPrincipalNamesItself,
  redirectsAnywhere,
  redirectsBeforeLogon,
  redirectsPostWithoutSession,
  takesAnyPassword,
  takesOnlyDomainLogins,
  trustsFrontEndMarks,
  refusesHostWithPort,
  refusesHostInOtherLetters,
];
