import { describe, expect, test } from '@jest/globals';
import { listenersOf, loadTopology, type Server, serverNamed } from './index.ts';

const fixture = new URL('../fixtures/topologies/coexistence.yaml', import.meta.url).pathname;
const topology = loadTopology(fixture);
const server = (name: string): Server => {
  const found = serverNamed(topology, name);
  if (found === undefined) throw new Error(`the fixture has no ${name}`);
  return found;
};
/** `443 tls client-access owa eas …` of every listener. */
const listenersText = (it: Server) =>
  listenersOf(it).map(({ nominalPort, security, role, protocols }) =>
    [nominalPort, security, role, ...protocols].join(' '),
  );

const allHttp = 'owa eas ews oab oa autodiscover';
const mail = [
  '995 tls client-access pop3',
  '110 starttls client-access pop3',
  '993 tls client-access imap4',
  '143 starttls client-access imap4',
];
const backEnd = [
  `444 tls back-end ${allHttp}`,
  '1995 tls back-end pop3',
  '1993 tls back-end imap4',
  '8476 tls store',
];

describe('the ports of a server follow from its version, roles and settings', () => {
  test.each([
    ['cas2007-1', [`443 tls client-access ${allHttp}`, ...mail]],
    ['cas2010-1', [`443 tls client-access ${allHttp}`, ...mail]],
    ['cas2013-1', [`443 tls client-access ${allHttp}`, ...mail]],
    ['mbx2007-1', ['8476 tls store']],
    ['mbx2010-1', ['8476 tls store']],
    ['mbx2013-1', backEnd],
  ])('%s', (name, expected) => {
    expect(listenersText(server(name))).toEqual(expected);
  });

  test('a server with both roles has the ports of both', () => {
    const both: Server = { ...server('mbx2013-1'), serverRole: ['ClientAccess', 'Mailbox'] };
    expect(listenersText(both)).toEqual([`443 tls client-access ${allHttp}`, ...backEnd]);
  });

  test('what has no virtual directory is not spoken', () => {
    const { owa: _, rpc: __, ...virtualDirectories } = server('cas2010-1').virtualDirectories;
    const [https] = listenersText({ ...server('cas2010-1'), virtualDirectories });
    expect(https).toBe('443 tls client-access eas ews oab autodiscover');
  });

  test('a service that is stopped does not listen; a back-end service needs no settings', () => {
    const stopped = {
      loginType: 'SecureLogin',
      internalConnectionSettings: [],
      serviceStopped: true,
    } as const;
    const settings = { pop3: { ...stopped, internalConnectionSettings: [] } };
    expect(listenersText({ ...server('cas2010-1'), ...settings })).toEqual([
      `443 tls client-access ${allHttp}`,
      '993 tls client-access imap4',
      '143 starttls client-access imap4',
    ]);
    expect(listenersText({ ...server('mbx2013-1'), ...settings })).toEqual([
      `444 tls back-end ${allHttp}`,
      '1993 tls back-end imap4',
      '8476 tls store',
    ]);
  });
});
