import type { HttpProtocol } from '../../protocols/registry.ts';

/** Which servers answer; fed by the prober. Everything is up until a prober says otherwise. */
export interface Health {
  isUp(server: string, protocol: HttpProtocol): boolean;
  /** Counts changes, so that decisions can be remembered between them. */
  readonly revision: number;
}

export const everythingUp: Health = { isUp: () => true, revision: 0 };
