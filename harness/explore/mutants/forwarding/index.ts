import type { Mutant } from '../../mutant.ts';
import { buffersAnswers } from './buffers-answers.ts';
import { buffersRequests } from './buffers-requests.ts';
import { certifiedAtAnyTime } from './certified-at-any-time.ts';
import { certifiedByAnybody } from './certified-by-anybody.ts';
import { certifiedForAnyName } from './certified-for-any-name.ts';
import { completesCutRequests } from './completes-cut-requests.ts';
import { failuresAs500 } from './failures-as-500.ts';
import { followsRedirects } from './follows-redirects.ts';
import { hangsUpWithTheTarget } from './hangs-up-with-the-target.ts';
import { losesPatience } from './loses-patience.ts';
import { mendsCutAnswers } from './mends-cut-answers.ts';
import { passesTruncatedAnswerAsWhole } from './passes-truncated-answer-as-whole.ts';
import { worksForNobody } from './works-for-nobody.ts';

export const forwarding: readonly Mutant[] = [
  hangsUpWithTheTarget,
  followsRedirects,
  buffersAnswers,
  buffersRequests,
  certifiedAtAnyTime,
  certifiedByAnybody,
  certifiedForAnyName,
  completesCutRequests,
  failuresAs500,
  losesPatience,
  mendsCutAnswers,
  passesTruncatedAnswerAsWhole,
  worksForNobody,
];
