import type { Mutant } from '../../mutant.ts';
import { asksEveryTime } from './asks-every-time.ts';
import { asksForAnotherUser } from './asks-for-another-user.ts';
import { asksTwice } from './asks-twice.ts';
import { doesNotAskAfter421 } from './does-not-ask-after-421.ts';
import { neverForgetsAccounts } from './never-forgets-accounts.ts';
import { neverForgetsPasswords } from './never-forgets-passwords.ts';
import { remembersByName } from './remembers-by-name.ts';
import { remembersByShortName } from './remembers-by-short-name.ts';

export const discovery: readonly Mutant[] = [
  asksEveryTime,
  asksForAnotherUser,
  asksTwice,
  doesNotAskAfter421,
  neverForgetsAccounts,
  neverForgetsPasswords,
  remembersByName,
  remembersByShortName,
];
