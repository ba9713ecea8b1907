import type { Target } from '../types.ts';

/** Why a request could not be answered by a back end, and what the client is told instead. */
export interface Failure {
  status: 400 | 408 | 502 | 504;
  /** A word that a program can look for: `ECONNREFUSED`, `UND_ERR_SOCKET`, `TIMEOUT` … */
  code: string;
  message: string;
}

/** What the client is told about an error on the way to `target`: 504 for slowness, 502 for the rest. */
export function failureOf(error: Error, target: Target): Failure {
  const code = codeOf(error);
  const where = `${target.server} (${target.origin})`;
  switch (code) {
    case 'UND_ERR_INVALID_ARG':
    case 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH':
      return { status: 400, code, message: `the request cannot be passed on: ${error.message}` };
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return { status: 504, code, message: `${where} does not answer in time` };
    case 'ECONNREFUSED':
      return { status: 502, code, message: `${where} refuses connections` };
    case 'ENOTFOUND':
      return { status: 502, code, message: `${target.fqdn} does not resolve` };
    case 'ECONNRESET':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
      return { status: 502, code, message: `${where} closed the connection before it had answered` };
    default:
      // Which of them undici's parser tells by its code, and which by its name alone, depends on the build of that parser.
      if (code.startsWith('HPE_') || code === 'HTTPParserError') {
        return { status: 502, code, message: `${where} answered something that is not HTTP` };
      }
      return { status: 502, code, message: `${where} cannot be talked to: ${error.message}` };
  }
}

export function responseTimedOut(target: Target, timeoutMs: number): Failure {
  return {
    status: 504,
    code: 'TIMEOUT',
    message: `${target.server} (${target.origin}) did not answer within ${timeoutMs} ms`,
  };
}

export function slowClient(timeoutMs: number): Failure {
  return { status: 408, code: 'CLIENT_TIMEOUT', message: `the request's body stalled for ${timeoutMs} ms` };
}

function codeOf(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code === 'string') return code;
  const [first] = error instanceof AggregateError ? error.errors : [];
  return first instanceof Error ? codeOf(first) : error.name;
}
