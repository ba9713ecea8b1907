import type { Mutant } from '../../mutant.ts';
import { logBelievesTheTypedUser } from './log-believes-the-typed-user.ts';
import { logCallsEverythingProxied } from './log-calls-everything-proxied.ts';
import { logCallsFormsBasic } from './log-calls-forms-basic.ts';
import { logDoubtsCutAnswers } from './log-doubts-cut-answers.ts';
import { logForgetsCutAnswers } from './log-forgets-cut-answers.ts';
import { logForgetsTheUser } from './log-forgets-the-user.ts';
import { logHasOneStatus } from './log-has-one-status.ts';
import { logNamesATargetOfARefusal } from './log-names-a-target-of-a-refusal.ts';
import { logNamesTheLastCandidate } from './log-names-the-last-candidate.ts';
import { logNamesWhoTried } from './log-names-who-tried.ts';
import { logSkipsFailures } from './log-skips-failures.ts';
import { logTakesProxiedFor200 } from './log-takes-proxied-for-200.ts';

export const logs: readonly Mutant[] = [
  logBelievesTheTypedUser,
  logCallsEverythingProxied,
  logCallsFormsBasic,
  logDoubtsCutAnswers,
  logForgetsCutAnswers,
  logForgetsTheUser,
  logHasOneStatus,
  logNamesATargetOfARefusal,
  logNamesTheLastCandidate,
  logNamesWhoTried,
  logSkipsFailures,
  logTakesProxiedFor200,
];
