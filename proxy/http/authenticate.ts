import type { Account, VirtualDirectory } from '../../topology/index.ts';
import type { FrontEnd } from '../front-end.ts';
import { answer, type Visit } from './request-context.ts';

/** The methods that this front end can carry out; a challenge never offers more. */
const implemented = { basic: true } as const;

/** The account of the request's `Authorization: Basic`; null when it has none that is right. */
export async function authenticateBasic(
  { discovery }: FrontEnd,
  visit: Visit,
  directory: VirtualDirectory,
): Promise<Account | null> {
  const { authorization } = visit.request.headers;
  if (authorization === undefined || !directory.basicAuthentication) return null;
  const account = discovery.remembered(authorization) ?? (await discovery.basic(authorization));
  if (account !== null) {
    visit.authenticationType = 'Basic';
    visit.user = account.name;
  }
  return account;
}

/** 401 with the virtual directory's methods, as far as the front end can carry them out. */
export function challenge(visit: Visit, directory: VirtualDirectory): void {
  const methods = [
    ...(directory.basicAuthentication && implemented.basic
      ? [`Basic realm="${visit.host.replaceAll(/["\\]/g, '')}"`]
      : []),
  ];
  // RFC 9110 §15.5.2 wants a challenge; where only Windows authentication is configured, that is all there is to say.
  const offered = methods.length > 0 || !directory.windowsAuthentication ? methods : ['Negotiate', 'NTLM'];
  answer(visit, {
    status: 401,
    headers: { 'www-authenticate': offered },
    contentType: 'text/plain; charset=utf-8',
    body: 'Sign in to go on.\n',
  });
}
