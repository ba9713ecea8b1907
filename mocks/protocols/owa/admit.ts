import type { VirtualDirectory } from '../../../topology/index.ts';
import { type Access, waysInto } from '../../kit/access.ts';
import { type Refusal, type RequestFacts, refusal } from '../routing.ts';

/** The methods that OWA knows at all. */
export const anyMethod: readonly string[] = ['GET', 'HEAD', 'POST'];

/** What OWA keeps out, whoever's mailbox it is for. @param formPaths where the logon form is taken. Pure. */
export function admitOwa(
  directory: VirtualDirectory,
  { access, formPaths }: { access: Access; formPaths: readonly string[] },
  { method, path, credentials }: RequestFacts,
): Refusal | null {
  if (!anyMethod.includes(method)) return refusal(405, `takes ${anyMethod.join(', ')} only`);
  const { forms, basic, identity } = waysInto(directory, access);
  switch (credentials) {
    case 'identity':
      return identity ? null : refusal(401, "does not take another server's word for the user");
    case 'password':
      return forms || basic ? null : refusal(401, 'offers this client no way to sign in');
    case 'form':
      if (!forms) return refusal(401, 'takes no form: forms-based authentication is off');
      return formPaths.includes(path.toLowerCase()) ? null : refusal(404, `takes no form at ${path}`);
    case 'session':
      return forms ? null : refusal(401, 'knows no sessions: forms-based authentication is off');
  }
}
