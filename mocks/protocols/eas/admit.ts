import type { VirtualDirectory } from '../../../topology/index.ts';
import { type Access, waysInto } from '../../kit/access.ts';
import { type Refusal, type RequestFacts, refusal } from '../routing.ts';

/** ActiveSync takes a password in a header or another server's identity, each where its method is on. Pure. */
export function admitEas(
  directory: VirtualDirectory,
  access: Access,
  { credentials }: Pick<RequestFacts, 'credentials'>,
): Refusal | null {
  const { basic, identity } = waysInto(directory, access);
  const isIn = credentials === 'identity' ? identity : credentials === 'password' && basic;
  return isIn
    ? null
    : refusal(
        401,
        `does not take ${credentials === 'identity' ? "another server's word for the user" : 'this user in'}`,
      );
}
