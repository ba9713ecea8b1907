import type { Server } from '../../topology/index.ts';

/** CAS2013: the servers that the implementation under test plays (TOP-5). */
export function isFrontEnd({ version, serverRole }: Server): boolean {
  return version === 2013 && serverRole.includes('ClientAccess');
}
