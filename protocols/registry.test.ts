import { expect, test } from '@jest/globals';
import { httpProtocols, mailProtocols, protocolOf, protocols } from './registry.ts';

test('every protocol is carried by HTTP or has ports of its own', () => {
  expect(protocols).toEqual([...httpProtocols, ...mailProtocols]);
  expect(mailProtocols).toEqual(['pop3', 'imap4']);
});

test.each([
  ['/owa', 'owa'],
  ['/OWA/auth.owa', 'owa'],
  ['/owa?a=b', 'owa'],
  ['/Microsoft-Server-ActiveSync?Cmd=Ping', 'eas'],
  ['/EWS/Exchange.asmx', 'ews'],
  ['/ews/exchange.asmx/s/GetUserPhoto', 'ews'],
  ['/OAB/5d1e0a38/oab.xml', 'oab'],
  ['/rpc/rpcproxy.dll?cas2010-1.contoso.com:6001', 'oa'],
  ['/autodiscover/Autodiscover.xml', 'autodiscover'],
  ['/', undefined],
  ['', undefined],
  ['/owax', undefined],
  ['/powershell/', undefined],
  ['/x/owa', undefined],
  ['owa', undefined],
])('%s belongs to %s', (target, protocol) => {
  expect(protocolOf(target)).toBe(protocol);
});
