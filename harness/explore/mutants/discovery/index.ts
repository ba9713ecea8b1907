import type { Mutant } from '../../mutant.ts';
import { accountOfTheLastUser } from './account-of-the-last-user.ts';
import { asksEveryTime } from './asks-every-time.ts';
import { asksForAnotherUser } from './asks-for-another-user.ts';
import { asksTwice } from './asks-twice.ts';
import { asksUntilTheDirectoryAnswers } from './asks-until-the-directory-answers.ts';
import { devicesKeepTheirServer } from './devices-keep-their-server.ts';
import { doesNotAskAfter421 } from './does-not-ask-after-421.ts';
import { domainDoesNotCount } from './domain-does-not-count.ts';
import { easBelievesRemovedAccounts } from './eas-believes-removed-accounts.ts';
import { forgetsEverybody } from './forgets-everybody.ts';
import { forgetsTheOrganisationWhenItCannotBeRead } from './forgets-the-organisation-when-it-cannot-be-read.ts';
import { keepsItsOwnSettings } from './keeps-its-own-settings.ts';
import { keepsTheFirstUrls } from './keeps-the-first-urls.ts';
import { knowsDevices } from './knows-devices.ts';
import { logonBelievesOldPasswords } from './logon-believes-old-passwords.ts';
import { memoryOfPasswordsSlides } from './memory-of-passwords-slides.ts';
import { memorySlides } from './memory-slides.ts';
import { neverForgetsAccounts } from './never-forgets-accounts.ts';
import { neverForgetsPasswords } from './never-forgets-passwords.ts';
import { neverRepeatsBodies } from './never-repeats-bodies.ts';
import { proxiesWhomItShouldRedirectAfterAMove } from './proxies-whom-it-should-redirect-after-a-move.ts';
import { readsTheOrganisationOnce } from './reads-the-organisation-once.ts';
import { refreshEndsSessions } from './refresh-ends-sessions.ts';
import { refusesAfterAFailure } from './refuses-after-a-failure.ts';
import { remembersByName } from './remembers-by-name.ts';
import { remembersByShortName } from './remembers-by-short-name.ts';
import { remembersFailuresOfTheDirectory } from './remembers-failures-of-the-directory.ts';
import { remembersMissingMailboxes } from './remembers-missing-mailboxes.ts';
import { remembersOneWayForAnAccount } from './remembers-one-way-for-an-account.ts';
import { remembersPasswordsWithoutLetterCase } from './remembers-passwords-without-letter-case.ts';
import { remembersTheLastMailbox } from './remembers-the-last-mailbox.ts';
import { remembersWhereADatabaseIs } from './remembers-where-a-database-is.ts';
import { remembersWhereANameWas } from './remembers-where-a-name-was.ts';
import { remembersWithoutDomain } from './remembers-without-domain.ts';
import { remembersWrongPasswords } from './remembers-wrong-passwords.ts';
import { repeatsShortBodiesAlone } from './repeats-short-bodies-alone.ts';
import { repeatsStreamsWithoutBody } from './repeats-streams-without-body.ts';
import { servesNobodyWhileItReads } from './serves-nobody-while-it-reads.ts';
import { stopsReadingAfterAFailure } from './stops-reading-after-a-failure.ts';
import { suffixDoesNotCount } from './suffix-does-not-count.ts';
import { takesAMovedUserForAFreshOne } from './takes-a-moved-user-for-a-fresh-one.ts';
import { takesASlowDirectoryForNobody } from './takes-a-slow-directory-for-nobody.ts';
import { takesFailureForNoAccount } from './takes-failure-for-no-account.ts';
import { takesFailureForWrongPassword } from './takes-failure-for-wrong-password.ts';
import { takesNoDirectoryForNobody } from './takes-no-directory-for-nobody.ts';
import { tellsOfAMove } from './tells-of-a-move.ts';

export const discovery: readonly Mutant[] = [
  accountOfTheLastUser,
  asksEveryTime,
  asksForAnotherUser,
  asksTwice,
  asksUntilTheDirectoryAnswers,
  devicesKeepTheirServer,
  doesNotAskAfter421,
  domainDoesNotCount,
  easBelievesRemovedAccounts,
  forgetsEverybody,
  forgetsTheOrganisationWhenItCannotBeRead,
  keepsItsOwnSettings,
  keepsTheFirstUrls,
  knowsDevices,
  logonBelievesOldPasswords,
  memoryOfPasswordsSlides,
  memorySlides,
  neverForgetsAccounts,
  neverForgetsPasswords,
  neverRepeatsBodies,
  proxiesWhomItShouldRedirectAfterAMove,
  readsTheOrganisationOnce,
  refreshEndsSessions,
  refusesAfterAFailure,
  remembersByName,
  remembersByShortName,
  remembersFailuresOfTheDirectory,
  remembersMissingMailboxes,
  remembersOneWayForAnAccount,
  remembersPasswordsWithoutLetterCase,
  remembersTheLastMailbox,
  remembersWhereADatabaseIs,
  remembersWhereANameWas,
  remembersWithoutDomain,
  remembersWrongPasswords,
  repeatsShortBodiesAlone,
  repeatsStreamsWithoutBody,
  servesNobodyWhileItReads,
  stopsReadingAfterAFailure,
  suffixDoesNotCount,
  takesAMovedUserForAFreshOne,
  takesASlowDirectoryForNobody,
  takesFailureForNoAccount,
  takesFailureForWrongPassword,
  takesNoDirectoryForNobody,
  tellsOfAMove,
];
