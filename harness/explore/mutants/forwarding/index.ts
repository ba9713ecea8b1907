import type { Mutant } from '../../mutant.ts';
import { asksTheNeighbour } from './asks-the-neighbour.ts';
import { blamesTargetsForLeavingClients } from './blames-targets-for-leaving-clients.ts';
import { blamesTargetsForStallingClients } from './blames-targets-for-stalling-clients.ts';
import { buffersAnswers } from './buffers-answers.ts';
import { buffersAnswersOfKnownLength } from './buffers-answers-of-known-length.ts';
import { buffersAnswersToPosts } from './buffers-answers-to-posts.ts';
import { buffersCompressedAnswers } from './buffers-compressed-answers.ts';
import { buffersRequests } from './buffers-requests.ts';
import { buffersRequestsOfKnownLength } from './buffers-requests-of-known-length.ts';
import { certifiedAtAnyTime } from './certified-at-any-time.ts';
import { certifiedByAnybody } from './certified-by-anybody.ts';
import { certifiedForAnyName } from './certified-for-any-name.ts';
import { challengesInTheNameOfTargets } from './challenges-in-the-name-of-targets.ts';
import { completesCutRequests } from './completes-cut-requests.ts';
import { distrustIsATimeOut } from './distrust-is-a-time-out.ts';
import { earlyAnswersAreFailures } from './early-answers-are-failures.ts';
import { errorsOfOthersAreBadGateways } from './errors-of-others-are-bad-gateways.ts';
import { failuresArePages } from './failures-are-pages.ts';
import { failuresAs500 } from './failures-as-500.ts';
import { failuresLeadToTheLogonPage } from './failures-lead-to-the-logon-page.ts';
import { finishesAnswersForNobody } from './finishes-answers-for-nobody.ts';
import { followsRedirects } from './follows-redirects.ts';
import { gibberishIsAnErrorOfItsOwn } from './gibberish-is-an-error-of-its-own.ts';
import { givesAMinute } from './gives-a-minute.ts';
import { hangsUpWithTheTarget } from './hangs-up-with-the-target.ts';
import { insistsOnTls13 } from './insists-on-tls-1-3.ts';
import { insistsOnTls13Behind } from './insists-on-tls-1-3-behind.ts';
import { losesPatience } from './loses-patience.ts';
import { mendsCutAnswers } from './mends-cut-answers.ts';
import { notModifiedIsWhole } from './not-modified-is-whole.ts';
import { padsCutAnswers } from './pads-cut-answers.ts';
import { partialIsWhole } from './partial-is-whole.ts';
import { passesTruncatedAnswerAsWhole } from './passes-truncated-answer-as-whole.ts';
import { readsRequestsBeforeAnswers } from './reads-requests-before-answers.ts';
import { redirectsBy302Alone } from './redirects-by-302-alone.ts';
import { refusalsAreTimeOuts } from './refusals-are-time-outs.ts';
import { remembersFailures } from './remembers-failures.ts';
import { repeatsPosts } from './repeats-posts.ts';
import { repeatsPostsAfter503 } from './repeats-posts-after-503.ts';
import { resetsAreTimeOuts } from './resets-are-time-outs.ts';
import { silenceIsABadGateway } from './silence-is-a-bad-gateway.ts';
import { takes401ForAnExpiredSession } from './takes-401-for-an-expired-session.ts';
import { tellsOfCutsInTheBody } from './tells-of-cuts-in-the-body.ts';
import { timesWholeAnswers } from './times-whole-answers.ts';
import { waitsForOwaAsForAPing } from './waits-for-owa-as-for-a-ping.ts';
import { worksForNobody } from './works-for-nobody.ts';

export const forwarding: readonly Mutant[] = [
  asksTheNeighbour,
  blamesTargetsForLeavingClients,
  blamesTargetsForStallingClients,
  buffersAnswers,
  buffersAnswersOfKnownLength,
  buffersAnswersToPosts,
  buffersCompressedAnswers,
  buffersRequests,
  buffersRequestsOfKnownLength,
  certifiedAtAnyTime,
  certifiedByAnybody,
  certifiedForAnyName,
  challengesInTheNameOfTargets,
  completesCutRequests,
  distrustIsATimeOut,
  earlyAnswersAreFailures,
  errorsOfOthersAreBadGateways,
  failuresArePages,
  failuresAs500,
  failuresLeadToTheLogonPage,
  finishesAnswersForNobody,
  followsRedirects,
  gibberishIsAnErrorOfItsOwn,
  givesAMinute,
  hangsUpWithTheTarget,
  insistsOnTls13,
  insistsOnTls13Behind,
  losesPatience,
  mendsCutAnswers,
  notModifiedIsWhole,
  padsCutAnswers,
  partialIsWhole,
  passesTruncatedAnswerAsWhole,
  readsRequestsBeforeAnswers,
  redirectsBy302Alone,
  refusalsAreTimeOuts,
  remembersFailures,
  repeatsPosts,
  repeatsPostsAfter503,
  resetsAreTimeOuts,
  silenceIsABadGateway,
  takes401ForAnExpiredSession,
  tellsOfCutsInTheBody,
  timesWholeAnswers,
  waitsForOwaAsForAPing,
  worksForNobody,
];
