import type { Mutant } from '../../mutant.ts';
import { asksEveryTime } from './asks-every-time.ts';
import { asksForAnotherUser } from './asks-for-another-user.ts';
import { asksTwice } from './asks-twice.ts';
import { doesNotAskAfter421 } from './does-not-ask-after-421.ts';
import { keepsTheFirstUrls } from './keeps-the-first-urls.ts';
import { neverForgetsAccounts } from './never-forgets-accounts.ts';
import { neverForgetsPasswords } from './never-forgets-passwords.ts';
import { neverRepeatsBodies } from './never-repeats-bodies.ts';
import { readsTheOrganisationOnce } from './reads-the-organisation-once.ts';
import { remembersByName } from './remembers-by-name.ts';
import { remembersByShortName } from './remembers-by-short-name.ts';
import { remembersWhereADatabaseIs } from './remembers-where-a-database-is.ts';
import { takesFailureForNoAccount } from './takes-failure-for-no-account.ts';
import { takesFailureForWrongPassword } from './takes-failure-for-wrong-password.ts';
import { tellsOfAMove } from './tells-of-a-move.ts';

export const discovery: readonly Mutant[] = [
  asksEveryTime,
  asksForAnotherUser,
  asksTwice,
  doesNotAskAfter421,
  keepsTheFirstUrls,
  neverForgetsAccounts,
  neverForgetsPasswords,
  neverRepeatsBodies,
  readsTheOrganisationOnce,
  remembersByName,
  remembersByShortName,
  remembersWhereADatabaseIs,
  takesFailureForNoAccount,
  takesFailureForWrongPassword,
  tellsOfAMove,
];
