import type { FrontEndProtocol } from '../types.ts';
import { decideEas } from './decide.ts';
import { handleEas } from './handle.ts';

export const eas: FrontEndProtocol = {
  handle: handleEas,
  decide: decideEas,
  decidesByAccount: true,
  // A Ping hangs for up to 59 minutes.
  responseTimeoutMs: 61 * 60_000,
};
