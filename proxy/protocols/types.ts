import type { VirtualDirectory } from '../../topology/index.ts';
import type { FrontEnd } from '../front-end.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { Situation } from '../routing/candidates.ts';
import type { Decision } from '../types.ts';

/** One HTTP protocol as the front end speaks it. */
export interface FrontEndProtocol {
  /** Answers a request below the protocol's virtual directory, which is as the front end's own server has it. */
  handle(frontEnd: FrontEnd, context: RequestContext, directory: VirtualDirectory): Promise<void>;
  /** Where an authenticated user's request goes. Pure. */
  decide(situation: Situation): Decision;
  /** Whether all requests of an account go the same way, so that a decision to proxy may be remembered. */
  decidesByAccount: boolean;
  /** How long a back end may take until its response head, unless the configuration says otherwise; milliseconds. */
  responseTimeoutMs: number;
}
