import type { Mutant } from '../../mutant.ts';
import { absoluteLocations } from './absolute-locations.ts';
import { addsAScript } from './adds-a-script.ts';
import { answersKnownHeadersAlone } from './answers-known-headers-alone.ts';
import { asksAgainAfter503 } from './asks-again-after-503.ts';
import { backEndUnnamed } from './back-end-unnamed.ts';
import { backEndsForbid } from './back-ends-forbid.ts';
import { bare304 } from './bare-304.ts';
import { believesChoicesOfBackEnds } from './believes-choices-of-back-ends.ts';
import { bodiesAsAscii } from './bodies-as-ascii.ts';
import { bodiesAsText } from './bodies-as-text.ts';
import { browsersGetPlainText } from './browsers-get-plain-text.ts';
import { connectionByCase } from './connection-by-case.ts';
import { cookiesEndWithTheBrowser } from './cookies-end-with-the-browser.ts';
import { cookiesOfOneHost } from './cookies-of-one-host.ts';
import { cookiesOfTheRoot } from './cookies-of-the-root.ts';
import { cookiesWithoutAttributes } from './cookies-without-attributes.ts';
import { cutsLargeBodies } from './cuts-large-bodies.ts';
import { decompresses } from './decompresses.ts';
import { devicesGetPages } from './devices-get-pages.ts';
import { dropsEmptyHeaders } from './drops-empty-headers.ts';
import { dropsTrailers } from './drops-trailers.ts';
import { emptyIsNoContent } from './empty-is-no-content.ts';
import { emptyReasonPhrases } from './empty-reason-phrases.ts';
import { endsLinesAsUnix } from './ends-lines-as-unix.ts';
import { errorsAre502 } from './errors-are-502.ts';
import { fillsEmptyPhrases } from './fills-empty-phrases.ts';
import { firstChallengeAlone } from './first-challenge-alone.ts';
import { firstCookieAlone } from './first-cookie-alone.ts';
import { firstOfConnection } from './first-of-connection.ts';
import { firstTrailerAlone } from './first-trailer-alone.ts';
import { forbidsCaching } from './forbids-caching.ts';
import { forbidsFrames } from './forbids-frames.ts';
import { forgetsExpiry } from './forgets-expiry.ts';
import { forgetsFileNames } from './forgets-file-names.ts';
import { forgetsItsChoice } from './forgets-its-choice.ts';
import { forgetsRetryAfter } from './forgets-retry-after.ts';
import { forgetsTheEncoding } from './forgets-the-encoding.ts';
import { forgetsValidators } from './forgets-validators.ts';
import { forgetsVary } from './forgets-vary.ts';
import { guessesTypes } from './guesses-types.ts';
import { headOfNothing } from './head-of-nothing.ts';
import { headWithBody } from './head-with-body.ts';
import { headWithoutLength } from './head-without-length.ts';
import { headersInAscii } from './headers-in-ascii.ts';
import { hidesItsChoice } from './hides-its-choice.ts';
import { hidesItsTechnology } from './hides-its-technology.ts';
import { hidesNegotiate } from './hides-negotiate.ts';
import { hidesOwaVersions } from './hides-owa-versions.ts';
import { ignoresConnection } from './ignores-connection.ts';
import { interimAnswersTwice } from './interim-answers-twice.ts';
import { joinsHeaderLines } from './joins-header-lines.ts';
import { keepsInterimAnswers } from './keeps-interim-answers.ts';
import { knowsItselfByPortAlone } from './knows-itself-by-port-alone.ts';
import { lastOfSeveralLines } from './last-of-several-lines.ts';
import { leadsInside } from './leads-inside.ts';
import { leadsInsideByPort } from './leads-inside-by-port.ts';
import { leadsToHttp } from './leads-to-http.ts';
import { locationsByHttps } from './locations-by-https.ts';
import { locationsStayHere } from './locations-stay-here.ts';
import { locationsWithoutFragment } from './locations-without-fragment.ts';
import { locationsWithoutQuery } from './locations-without-query.ts';
import { namelessOnItsOwn } from './nameless-on-its-own.ts';
import { namesAnotherAddress } from './names-another-address.ts';
import { namesBackEndsTwice } from './names-back-ends-twice.ts';
import { namesItsChoiceInShort } from './names-its-choice-in-short.ts';
import { namesItselfAsChosen } from './names-itself-as-chosen.ts';
import { namesTheFirstFrontEnd } from './names-the-first-front-end.ts';
import { namesTheFirstOfTheSite } from './names-the-first-of-the-site.ts';
import { namesTheLastChoice } from './names-the-last-choice.ts';
import { namesTheNamespace } from './names-the-namespace.ts';
import { namesWhereItSendsTo } from './names-where-it-sends-to.ts';
import { namesWhoDidNotAnswer } from './names-who-did-not-answer.ts';
import { namesWhomItAskedFirst } from './names-whom-it-asked-first.ts';
import { namesWhomItConsidered } from './names-whom-it-considered.ts';
import { noContentIs200 } from './no-content-is-200.ts';
import { noRequestIdOfItsOwn } from './no-request-id-of-its-own.ts';
import { oneCookieOfAName } from './one-cookie-of-a-name.ts';
import { ownAnswersInChunks } from './own-answers-in-chunks.ts';
import { ownAnswersMayBeStored } from './own-answers-may-be-stored.ts';
import { ownChallenge } from './own-challenge.ts';
import { ownCookiesInstead } from './own-cookies-instead.ts';
import { ownDate } from './own-date.ts';
import { ownErrorPages } from './own-error-pages.ts';
import { ownHeadWithBody } from './own-head-with-body.ts';
import { ownNameFor440 } from './own-name-for-440.ts';
import { ownNotFound } from './own-not-found.ts';
import { ownOwaVersion } from './own-owa-version.ts';
import { ownServerName } from './own-server-name.ts';
import { pagesAreUtf8 } from './pages-are-utf-8.ts';
import { partsOfNothing } from './parts-of-nothing.ts';
import { passesHopHeaders } from './passes-hop-headers.ts';
import { passesMarksOfBackEnds } from './passes-marks-of-back-ends.ts';
import { reasonOfTheStatus } from './reason-of-the-status.ts';
import { requestIdOfTheClient } from './request-id-of-the-client.ts';
import { requestIdOfTheConnection } from './request-id-of-the-connection.ts';
import { rewritesLinks } from './rewrites-links.ts';
import { rewritesLocations } from './rewrites-locations.ts';
import { securesCookies } from './secures-cookies.ts';
import { sortsCookies } from './sorts-cookies.ts';
import { splitsCookiesAtCommas } from './splits-cookies-at-commas.ts';
import { squeezesBlanks } from './squeezes-blanks.ts';
import { takesAPrefixForItself } from './takes-a-prefix-for-itself.ts';
import { takesASuffixForItself } from './takes-a-suffix-for-itself.ts';
import { takesByteOrderMarks } from './takes-byte-order-marks.ts';
import { takesItselfForTheBackEnd } from './takes-itself-for-the-back-end.ts';
import { transcodesPages } from './transcodes-pages.ts';
import { twoRequestIds } from './two-request-ids.ts';
import { typesWithoutCharset } from './types-without-charset.ts';
import { unknownStatusesByClass } from './unknown-statuses-by-class.ts';
import { unquotesCookies } from './unquotes-cookies.ts';
import { weakensEtags } from './weakens-etags.ts';

export const answers: readonly Mutant[] = [
  asksAgainAfter503,
  dropsTrailers,
  emptyReasonPhrases,
  headWithBody,
  hidesItsChoice,
  joinsHeaderLines,
  namesAnotherAddress,
  ownErrorPages,
  ownHeadWithBody,
  ownNameFor440,
  reasonOfTheStatus,
  rewritesLocations,
  unknownStatusesByClass,
  backEndsForbid,
  errorsAre502,
  ownNotFound,
  noContentIs200,
  emptyIsNoContent,
  bare304,
  partsOfNothing,
  fillsEmptyPhrases,
  firstCookieAlone,
  cookiesWithoutAttributes,
  securesCookies,
  cookiesOfTheRoot,
  cookiesOfOneHost,
  cookiesEndWithTheBrowser,
  unquotesCookies,
  splitsCookiesAtCommas,
  sortsCookies,
  oneCookieOfAName,
  ownCookiesInstead,
  ownChallenge,
  firstChallengeAlone,
  hidesNegotiate,
  absoluteLocations,
  locationsStayHere,
  locationsWithoutQuery,
  locationsWithoutFragment,
  locationsByHttps,
  takesAPrefixForItself,
  takesASuffixForItself,
  leadsInside,
  leadsInsideByPort,
  knowsItselfByPortAlone,
  leadsToHttp,
  forgetsTheEncoding,
  decompresses,
  forgetsVary,
  answersKnownHeadersAlone,
  forbidsCaching,
  forgetsValidators,
  forgetsExpiry,
  forgetsFileNames,
  pagesAreUtf8,
  typesWithoutCharset,
  headersInAscii,
  squeezesBlanks,
  dropsEmptyHeaders,
  lastOfSeveralLines,
  forbidsFrames,
  hidesItsTechnology,
  forgetsRetryAfter,
  ownServerName,
  ownDate,
  bodiesAsText,
  bodiesAsAscii,
  cutsLargeBodies,
  transcodesPages,
  rewritesLinks,
  endsLinesAsUnix,
  takesByteOrderMarks,
  addsAScript,
  headWithoutLength,
  headOfNothing,
  ignoresConnection,
  firstOfConnection,
  connectionByCase,
  passesHopHeaders,
  namesTheFirstFrontEnd,
  namelessOnItsOwn,
  namesTheNamespace,
  backEndUnnamed,
  takesItselfForTheBackEnd,
  namesWhoDidNotAnswer,
  forgetsItsChoice,
  namesTheLastChoice,
  namesWhereItSendsTo,
  namesWhomItAskedFirst,
  namesTheFirstOfTheSite,
  namesItsChoiceInShort,
  requestIdOfTheConnection,
  noRequestIdOfItsOwn,
  twoRequestIds,
  ownOwaVersion,
  hidesOwaVersions,
  ownAnswersMayBeStored,
  ownAnswersInChunks,
  devicesGetPages,
  browsersGetPlainText,
  namesItselfAsChosen,
  namesWhomItConsidered,
  passesMarksOfBackEnds,
  believesChoicesOfBackEnds,
  namesBackEndsTwice,
  requestIdOfTheClient,
  firstTrailerAlone,
  weakensEtags,
  guessesTypes,
  keepsInterimAnswers,
  interimAnswersTwice,
];
