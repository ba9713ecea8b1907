import type { Mutant } from '../../mutant.ts';
import { dropsTrailers } from './drops-trailers.ts';
import { emptyReasonPhrases } from './empty-reason-phrases.ts';
import { hidesItsChoice } from './hides-its-choice.ts';
import { joinsHeaderLines } from './joins-header-lines.ts';
import { namesAnotherAddress } from './names-another-address.ts';
import { ownErrorPages } from './own-error-pages.ts';
import { ownNameFor440 } from './own-name-for-440.ts';
import { reasonOfTheStatus } from './reason-of-the-status.ts';
import { rewritesLocations } from './rewrites-locations.ts';

export const answers: readonly Mutant[] = [
  rewritesLocations,
  dropsTrailers,
  hidesItsChoice,
  joinsHeaderLines,
  namesAnotherAddress,
  ownErrorPages,
  reasonOfTheStatus,
  emptyReasonPhrases,
  ownNameFor440,
];
