import { CoexlabError, exitCodes } from '../input/errors.ts';
import type { Account, Topology } from '../topology/index.ts';

/**
 * The directory's JSON API over HTTPS, the one way in which any implementation learns about the organisation:
 *
 * - `GET /v1/topology` → 200 Topology (passwords taken out: `users` is empty; `servers` in no order that could be relied on)
 * - `POST /v1/authenticate` `{ user, password }` → 200 Account, or 401 `{ error }`
 * - `GET /v1/accounts/<user>` → 200 Account, or 404 `{ error }`
 *
 * `<user>` takes every form that Exchange takes: `purple`, `CONTOSO\purple`, `purple@contoso.com`.
 * Every call carries `Authorization: Bearer <key of the lab run>`; without it the answer is 403.
 */
export const directoryPaths = {
  topology: '/v1/topology',
  authenticate: '/v1/authenticate',
  account: (user: string) => `/v1/accounts/${encodeURIComponent(user)}`,
} as const;

/** A directory that cannot be asked: unreachable, or an answer that is not of the API. */
export class DirectoryError extends CoexlabError {
  override readonly code = 'DIRECTORY';
  override readonly exitCode = exitCodes.labDidNotStart;
}

/** Sends one request to the directory and resolves with status and parsed body. Injected: this file does no I/O. */
export type DirectoryTransport = (
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
) => Promise<{ status: number; body: unknown }>;

/** The directory as a client sees it. */
export interface Directory {
  topology(): Promise<Topology>;
  /** The account when the password is right, else null. */
  authenticate(user: string, password: string): Promise<Account | null>;
  /** The account, null when there is none. */
  account(user: string): Promise<Account | null>;
}

/** @throws DirectoryError from every method when the directory does not answer as documented */
export function createDirectoryClient(send: DirectoryTransport): Directory {
  const ask = async <T>(
    method: 'GET' | 'POST',
    path: string,
    none: number,
    body?: unknown,
  ): Promise<T | null> => {
    let answer: { status: number; body: unknown };
    try {
      answer = await send(method, path, body);
    } catch (error) {
      throw new DirectoryError(`the directory does not answer: ${(error as Error).message}`, {
        cause: error,
      });
    }
    if (answer.status === 200) return answer.body as T;
    if (answer.status === none) return null;
    throw new DirectoryError(`the directory answered ${answer.status} to ${method} ${path}`);
  };
  return {
    async topology() {
      const topology = await ask<Topology>('GET', directoryPaths.topology, -1);
      if (topology === null) throw new DirectoryError('the directory has no topology');
      return topology;
    },
    authenticate: (user, password) =>
      ask<Account>('POST', directoryPaths.authenticate, 401, { user, password }),
    account: (user) => ask<Account>('GET', directoryPaths.account(user), 404),
  };
}
