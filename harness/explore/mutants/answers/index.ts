import type { Mutant } from '../../mutant.ts';
import { hidesItsChoice } from './hides-its-choice.ts';
import { namesAnotherAddress } from './names-another-address.ts';
import { ownErrorPages } from './own-error-pages.ts';

export const answers: readonly Mutant[] = [hidesItsChoice, namesAnotherAddress, ownErrorPages];
