import type { Account, VirtualDirectory } from '../../topology/index.ts';
import type { Discovery } from '../routing/discover.ts';
import { answer, type RequestContext } from './request-context.ts';

/** How a front end finds out by HTTP's own means who sent a request. */
export interface Authentication {
  /**
   * The account of the request's `Authorization: Basic`; null when it has none that is right.
   * @throws DirectoryError
   */
  basic(context: RequestContext, directory: VirtualDirectory): Promise<Account | null>;
  /** 401 with Basic, the one method that this front end can carry out, where the virtual directory has it. */
  challenge(context: RequestContext, directory: VirtualDirectory): void;
}

export function createAuthentication(discovery: Discovery): Authentication {
  return {
    async basic(context, directory) {
      const { authorization } = context.request.headers;
      if (authorization === undefined || !directory.basicAuthentication) return null;
      const account = discovery.remembered(authorization) ?? (await discovery.basic(authorization));
      if (account !== null) {
        context.authenticationType = 'Basic';
        context.user = account.name;
      }
      return account;
    },
    challenge,
  };
}

function challenge(context: RequestContext, directory: VirtualDirectory): void {
  const basic = directory.basicAuthentication
    ? [`Basic realm="${context.host.replaceAll(/["\\]/g, '')}"`]
    : [];
  // RFC 9110 §15.5.2 wants a challenge; where only Windows authentication is configured, that is all there is to say.
  const offered = basic.length > 0 || !directory.windowsAuthentication ? basic : ['Negotiate', 'NTLM'];
  answer(context, {
    status: 401,
    headers: { 'www-authenticate': offered },
    contentType: 'text/plain; charset=utf-8',
    body: 'Sign in to go on.\n',
  });
}
