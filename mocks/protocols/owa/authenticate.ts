import { logonReasons } from '../../../protocols/owa/fba.ts';
import { type Account, findAccount, type VirtualDirectory } from '../../../topology/index.ts';
import type { ExchangeHost } from '../../kit/host.ts';
import { attribute, type Exchange } from '../../kit/round-trip.ts';
import { answerMessage, askToLogOn, challenge } from './answers.ts';
import { clearSession, issueSession, readSession, stateOf } from './session.ts';

/** How a server lets users in to OWA. */
export type Door =
  /** As the virtual directory says. */
  | 'virtual directory'
  /** Only what a front end vouches for (the 2013 back end). */
  | 'front ends only';

/** The account that asks, or null when the request was answered instead: 401, 403, 440 or the way to the logon page. */
export async function authenticateOwa(
  host: ExchangeHost,
  exchange: Exchange,
  directory: VirtualDirectory,
  door: Door,
): Promise<Account | null> {
  const { token, basic } = exchange.claims;
  const windowsOnly = { basicAuthentication: false, windowsAuthentication: directory.windowsAuthentication };
  const methods = door === 'front ends only' ? windowsOnly : directory;
  if (token !== null) {
    if (token !== 'forged' && directory.windowsAuthentication) return known(host, exchange, token.user);
    challenge(host, exchange, methods);
    return null;
  }
  if (door === 'virtual directory' && directory.formsAuthentication) return bySession(host, exchange);
  if (basic !== null && methods.basicAuthentication) {
    const account = await host.directory.authenticate(basic.user, basic.password);
    if (account !== null) {
      attribute(exchange, account.name, 'basic');
      return account;
    }
  }
  challenge(host, exchange, methods);
  return null;
}

async function bySession(host: ExchangeHost, exchange: Exchange): Promise<Account | null> {
  const session = readSession(host, exchange.request);
  if (session === null) {
    askToLogOn(host, exchange, logonReasons.none);
    return null;
  }
  const state = stateOf(session, host.clock.now());
  if (state === 'expired') {
    clearSession(exchange);
    askToLogOn(host, exchange, logonReasons.expired);
    return null;
  }
  if (state === 'aging') issueSession(host, exchange, session);
  attribute(exchange, session.user, 'session');
  return known(host, exchange, session.user);
}

/** Who was vouched for needs no look-up over a socket: only passwords are the directory's alone. */
function known(host: ExchangeHost, exchange: Exchange, user: string): Account | null {
  const account = findAccount(host.topology(), user);
  if (account === undefined) {
    answerMessage(host, exchange, 403, 'No such account', `The directory has no account "${user}".`);
  }
  return account ?? null;
}
