import type { FrontEndProtocol } from '../types.ts';
import { decideOwa } from './decide.ts';
import { handleOwa } from './handle.ts';

export const owa: FrontEndProtocol = {
  handle: handleOwa,
  decide: decideOwa,
  decidesByAccount: true,
  responseTimeoutMs: 100_000,
};
