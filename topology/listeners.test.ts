import { describe, expect, test } from '@jest/globals';
import { listenersOf, type Server, serverNamed } from './index.ts';
import { loadTopology } from './load.ts';

const fixture = new URL('../fixtures/topologies/coexistence.yaml', import.meta.url).pathname;
const topology = loadTopology(fixture);
const server = (name: string): Server => {
  const found = serverNamed(topology, name);
  if (found === undefined) throw new Error(`the fixture has no ${name}`);
  return found;
};
/** `443 tls client-access` of every listener, and the protocol of one that is not HTTP's. */
const listenersText = (it: Server) =>
  listenersOf(it).map(({ nominalPort, security, role, transport, protocols }) =>
    [nominalPort, security, role, ...(transport === 'http' ? [] : protocols)].join(' '),
  );

const mail = [
  '995 tls client-access pop3',
  '110 starttls client-access pop3',
  '993 tls client-access imap4',
  '143 starttls client-access imap4',
];
const backEnd = ['444 tls back-end', '1995 tls back-end pop3', '1993 tls back-end imap4', '8476 tls store'];

describe('the ports of a server follow from its version, roles and settings', () => {
  test.each([
    ['cas2007-1', ['443 tls client-access', ...mail]],
    ['cas2010-1', ['443 tls client-access', ...mail]],
    ['cas2013-1', ['443 tls client-access', ...mail]],
    ['mbx2007-1', ['8476 tls store']],
    ['mbx2010-1', ['8476 tls store']],
    ['mbx2013-1', backEnd],
  ])('%s', (name, expected) => {
    expect(listenersText(server(name))).toEqual(expected);
  });

  test('a server with both roles has the ports of both', () => {
    const both: Server = { ...server('mbx2013-1'), serverRole: ['ClientAccess', 'Mailbox'] };
    expect(listenersText(both)).toEqual(['443 tls client-access', ...backEnd]);
  });

  test.each([
    ['cas2010-1', 443],
    ['mbx2013-1', 444],
  ])('%s speaks on %i what it has virtual directories for', (name, port) => {
    const { owa, rpc, ...others } = server(name).virtualDirectories;
    const speaks = (virtualDirectories: Server['virtualDirectories']) =>
      listenersOf({ ...server(name), virtualDirectories }).find(({ nominalPort }) => nominalPort === port)
        ?.protocols;
    expect([owa, rpc]).not.toContain(undefined);
    expect(speaks({ owa, rpc } as Server['virtualDirectories'])).toEqual(['owa', 'oa']);
    expect(speaks(others)).not.toContain('oa');
    expect(speaks({})).toEqual([]);
  });

  test('a service that is stopped does not listen; a back-end service needs no settings', () => {
    const stopped = {
      loginType: 'SecureLogin',
      internalConnectionSettings: [],
      serviceStopped: true,
    } as const;
    const settings = { pop3: { ...stopped, internalConnectionSettings: [] } };
    expect(listenersText({ ...server('cas2010-1'), ...settings })).toEqual([
      '443 tls client-access',
      '993 tls client-access imap4',
      '143 starttls client-access imap4',
    ]);
    expect(listenersText({ ...server('mbx2013-1'), ...settings })).toEqual([
      '444 tls back-end',
      '1993 tls back-end imap4',
      '8476 tls store',
    ]);
  });
});
