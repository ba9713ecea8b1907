/** RFC 9110 §7.6.1 and the older names that proxies drop alike. */
export const hopByHopHeaders: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Exchange's own header vocabulary (wire.md §1), in lower case as Node spells names. */
export const exchangeHeaders = {
  frontEndServer: 'x-feserver',
  calculatedTarget: 'x-calculatedbetarget',
  backEndServer: 'x-beserver',
  diagnostics: 'x-diaginfo',
  requestId: 'request-id',
  owaVersion: 'x-owa-version',
  backEndCookie: 'x-backendcookie',
  fromFrontEnd: 'x-isfromcafe',
  proxyUri: 'msexchproxyuri',
  commonAccessToken: 'x-commonaccesstoken',
  forwardedFor: 'x-forwarded-for',
  clientRequestId: 'client-request-id',
  anchorMailbox: 'x-anchormailbox',
} as const;

/** The lab's own headers (own choice; never asserted against a third-party proxy). */
export const labHeaders = {
  /** Who made an answer; see author.ts. */
  author: 'x-coexlab-author',
  /** A back end that does not hold the mailbox says so here: `mailbox-not-here`. */
  routingError: 'x-coexlab-routing-error',
} as const;
