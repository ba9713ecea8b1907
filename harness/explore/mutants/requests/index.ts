import type { Mutant } from '../../mutant.ts';
import { answersOptionsItself } from './answers-options-itself.ts';
import { asksForGzip } from './asks-for-gzip.ts';
import { believesWhereClientsAre } from './believes-where-clients-are.ts';
import { decodesCookieValues } from './decodes-cookie-values.ts';
import { doesNotReadConnection } from './does-not-read-connection.ts';
import { dropsChunkedBodies } from './drops-chunked-bodies.ts';
import { dropsConditions } from './drops-conditions.ts';
import { dropsCookiesByPrefix } from './drops-cookies-by-prefix.ts';
import { dropsCookiesInAnyLetters } from './drops-cookies-in-any-letters.ts';
import { dropsEmptyQueries } from './drops-empty-queries.ts';
import { dropsUnknownHeaders } from './drops-unknown-headers.ts';
import { forgetsEarlierProxies } from './forgets-earlier-proxies.ts';
import { getsHaveNoBody } from './gets-have-no-body.ts';
import { hasANameOfItsOwn } from './has-a-name-of-its-own.ts';
import { headBecomesGet } from './head-becomes-get.ts';
import { hidesTheClient } from './hides-the-client.ts';
import { hostOfTheClient } from './host-of-the-client.ts';
import { keepsForgedMarks } from './keeps-forged-marks.ts';
import { keepsTheFirstChunk } from './keeps-the-first-chunk.ts';
import { keepsTheLastForwardedFor } from './keeps-the-last-forwarded-for.ts';
import { knowsFourMethods } from './knows-four-methods.ts';
import { knowsNoDeflate } from './knows-no-deflate.ts';
import { letsChunksWait } from './lets-chunks-wait.ts';
import { letsClientsWait } from './lets-clients-wait.ts';
import { losesBodiesOf64Kib } from './loses-bodies-of-64-kib.ts';
import { lowersPaths } from './lowers-paths.ts';
import { marksReadingRequestsAlone } from './marks-reading-requests-alone.ts';
import { namesItselfInForwardedFor } from './names-itself-in-forwarded-for.ts';
import { normalisesTargets } from './normalises-targets.ts';
import { numbersRequestsAnew } from './numbers-requests-anew.ts';
import { passesItsSessionOn } from './passes-its-session-on.ts';
import { passesKnownHeadersAlone } from './passes-known-headers-alone.ts';
import { passesLabHeadersOn } from './passes-lab-headers-on.ts';
import { passesOneCookie } from './passes-one-cookie.ts';
import { passesPasswordOn } from './passes-password-on.ts';
import { passesProxyAuthorization } from './passes-proxy-authorization.ts';
import { pathsByCase } from './paths-by-case.ts';
import { proxyUriByForwardedHost } from './proxy-uri-by-forwarded-host.ts';
import { proxyUriIsAPath } from './proxy-uri-is-a-path.ts';
import { proxyUriOfTheTarget } from './proxy-uri-of-the-target.ts';
import { proxyUriWithoutQuery } from './proxy-uri-without-query.ts';
import { readsBodiesAsText } from './reads-bodies-as-text.ts';
import { readsDeviceQueries } from './reads-device-queries.ts';
import { readsOneCookieLine } from './reads-one-cookie-line.ts';
import { serviceAccountIdentity } from './service-account-identity.ts';
import { tidiesBlanks } from './tidies-blanks.ts';
import { unsignedIdentity } from './unsigned-identity.ts';
import { writesQueriesAnew } from './writes-queries-anew.ts';

export const requests: readonly Mutant[] = [
  answersOptionsItself,
  asksForGzip,
  believesWhereClientsAre,
  decodesCookieValues,
  doesNotReadConnection,
  dropsChunkedBodies,
  dropsConditions,
  dropsCookiesByPrefix,
  dropsCookiesInAnyLetters,
  dropsEmptyQueries,
  dropsUnknownHeaders,
  forgetsEarlierProxies,
  getsHaveNoBody,
  hasANameOfItsOwn,
  headBecomesGet,
  hidesTheClient,
  hostOfTheClient,
  keepsForgedMarks,
  keepsTheFirstChunk,
  keepsTheLastForwardedFor,
  knowsFourMethods,
  knowsNoDeflate,
  letsChunksWait,
  letsClientsWait,
  losesBodiesOf64Kib,
  lowersPaths,
  marksReadingRequestsAlone,
  namesItselfInForwardedFor,
  normalisesTargets,
  numbersRequestsAnew,
  passesItsSessionOn,
  passesKnownHeadersAlone,
  passesLabHeadersOn,
  passesOneCookie,
  passesPasswordOn,
  passesProxyAuthorization,
  pathsByCase,
  proxyUriByForwardedHost,
  proxyUriIsAPath,
  proxyUriOfTheTarget,
  proxyUriWithoutQuery,
  readsBodiesAsText,
  readsDeviceQueries,
  readsOneCookieLine,
  serviceAccountIdentity,
  tidiesBlanks,
  unsignedIdentity,
  writesQueriesAnew,
];
