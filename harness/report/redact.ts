import type { Topology } from '../../topology/index.ts';
import { withoutPassword } from '../run/secrets.ts';

/**
 * The last line of defence before anything is printed or written: the runner took credentials and cookies out of the
 * results already (harness/run/secrets.ts), this takes out every password that the organisation has.
 */
export function withoutPasswords(text: string, topology: Topology): string {
  return topology.users.reduce((rest, { password }) => withoutPassword(rest, password), text);
}
