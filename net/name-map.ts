import { CoexlabError, exitCodes } from '../input/errors.ts';

/** A socket address on this machine (or, in containers, on the lab's networks). */
export interface Endpoint {
  address: string;
  port: number;
}

/**
 * The lab's name resolution: nominal `host:port` (as in `mail.contoso.com:443`) → where that is listened on. Plain data,
 * so that it crosses a process border as JSON. Several end points stand for a load-balanced name.
 */
export type NameMap = Record<string, Endpoint[]>;

/** Nobody in the lab answers to this name: what a DNS failure is elsewhere. `code` is `ENOTFOUND`. */
export class NameNotFoundError extends CoexlabError {
  override readonly code = 'ENOTFOUND';
  override readonly exitCode = exitCodes.labDidNotStart;
  constructor(host: string, port: number) {
    super(`no server of the lab answers to ${host}:${port}`);
  }
}

/** The end points of a nominal name. @throws NameNotFoundError */
export function resolveName(names: NameMap, host: string, port: number): Endpoint[] {
  const found = names[nameKey(host, port)];
  if (found === undefined || found.length === 0) throw new NameNotFoundError(host, port);
  return found;
}

/** The key of a nominal host and port in a NameMap. */
export function nameKey(host: string, port: number): string {
  return `${host.toLowerCase()}:${port}`;
}
