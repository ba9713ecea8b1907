import type { FrontEndChanges } from '../../proxy/front-end.ts';
import type { Failure } from '../../proxy/http/failure.ts';

/** The right front end, but for the status by which it tells of the failures whose code fits (`ECONNREFUSED`). */
export function tellingAs(code: RegExp, status: Failure['status']): FrontEndChanges {
  return {
    forward: (forward) => async (forwarded) => {
      const outcome = await forward(forwarded);
      if (outcome.kind !== 'failed' || !code.test(outcome.failure.code)) return outcome;
      return { ...outcome, failure: { ...outcome.failure, status } };
    },
  };
}

/** The codes of connections that a back end broke off. */
export const brokenOff = /^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/;

/** The codes of certificates that are not to be trusted. */
export const notTrusted = /^(CERT_|ERR_TLS_CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_)/;
