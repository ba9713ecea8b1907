import { fbaPaths, logonReasons } from '../../../protocols/owa/fba.ts';
import { type Account, findAccount, type VirtualDirectory } from '../../../topology/index.ts';
import { type Access, waysInto } from '../../kit/access.ts';
import type { ExchangeHost } from '../../kit/host.ts';
import { attribute, type RoundTrip } from '../../kit/round-trip.ts';
import { answerMessage, askToLogOn, challenge } from './answers.ts';
import { clearSession, issueSession, readSession, stateOf } from './session.ts';

/** The account that asks, or null when the request was answered instead: 401, 403, 440 or the way to the logon page. */
export async function authenticateOwa(
  host: ExchangeHost,
  roundTrip: RoundTrip,
  directory: VirtualDirectory,
  access: Access,
): Promise<Account | null> {
  const { token, basic } = roundTrip.claims;
  const ways = waysInto(directory, access);
  const methods = {
    basicAuthentication: access === 'virtual directory' && directory.basicAuthentication,
    windowsAuthentication: ways.identity,
  };
  if (token !== null) {
    if (token !== 'forged' && ways.identity) return known(host, roundTrip, token.user);
    challenge(host, roundTrip, methods);
    return null;
  }
  if (ways.forms) return bySession(host, roundTrip);
  if (basic !== null && ways.basic) {
    const account = await host.directory.authenticate(basic.user, basic.password);
    if (account !== null) {
      attribute(roundTrip, account.name, 'basic');
      return account;
    }
  }
  challenge(host, roundTrip, methods);
  return null;
}

async function bySession(host: ExchangeHost, roundTrip: RoundTrip): Promise<Account | null> {
  const session = readSession(host, roundTrip.request);
  if (session === null) {
    askToLogOn(host, roundTrip, logonReasons.none);
    return null;
  }
  const state = stateOf(session, host.clock.now());
  if (state === 'expired') {
    clearSession(roundTrip);
    askToLogOn(host, roundTrip, logonReasons.expired);
    return null;
  }
  if (state === 'aging' && !isAskedByItself(roundTrip)) issueSession(host, roundTrip, session);
  attribute(roundTrip, session.user, 'session');
  return known(host, roundTrip, session.user);
}

/** What an idle browser's page asks is no sign of its user: `UA=0` says so (KB2478286); keepalive.owa likewise (own). */
function isAskedByItself({ path, query }: RoundTrip): boolean {
  return new URLSearchParams(query).get('UA') === '0' || path === fbaPaths.keepAlive;
}

/** Who was vouched for needs no look-up over a socket: only passwords are the directory's alone. */
function known(host: ExchangeHost, roundTrip: RoundTrip, user: string): Account | null {
  const account = findAccount(host.topology(), user);
  if (account === undefined) {
    answerMessage(host, roundTrip, 403, 'No such account', `The directory has no account "${user}".`);
  }
  return account ?? null;
}
