import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  formatHttpProxyLine,
  type HttpProxyRecord,
  httpProxyHeader,
  httpProxyLogName,
} from './httpproxy-log.ts';
import { readHttpProxyLog } from './testing/read-httpproxy-log.ts';

const at = Date.UTC(2014, 2, 11, 14, 0, 4, 123);
const header = httpProxyHeader(at, '15.00.0847.032');

const record: HttpProxyRecord = {
  dateTime: at,
  requestId: 'c0ffee00-0000-4000-8000-000000000001',
  protocol: 'Owa',
  urlHost: 'mail.contoso.com',
  urlStem: '/owa/',
  authenticationType: 'FBA',
  authenticatedUser: 'CONTOSO\\blue',
  anchorMailbox: 'blue@contoso.com',
  userAgent: 'Mozilla/5.0 (X11; "Linux", x86_64)',
  serverHostName: 'CAS2013-1',
  httpStatus: 200,
  backEndStatus: null,
  errorCode: '',
  method: 'GET',
  proxyAction: 'Proxy',
  targetServer: 'cas2010-5.contoso.com',
  targetServerVersion: 'Version 14.3 (Build 123.4)',
  routingType: 'ServerVersion',
  routingHint: '',
  urlQuery: '?a=1,2',
  genericInfo: 'first\r\n#Fields: second',
  genericErrors: '',
};

test('head and line', () => {
  expect(header).toBe(
    '#Software: Microsoft Exchange Server\r\n#Version: 15.00.0847.032\r\n#Log-type: HttpProxy Logs\r\n' +
      '#Date: 2014-03-11T14:00:04.123Z\r\n' +
      '#Fields: DateTime,RequestId,Protocol,UrlHost,UrlStem,AuthenticationType,AuthenticatedUser,AnchorMailbox,' +
      'UserAgent,ServerHostName,HttpStatus,BackEndStatus,ErrorCode,Method,ProxyAction,TargetServer,' +
      'TargetServerVersion,RoutingType,RoutingHint,UrlQuery,GenericInfo,GenericErrors\r\n',
  );
  expect(formatHttpProxyLine(record)).toBe(
    '2014-03-11T14:00:04.123Z,c0ffee00-0000-4000-8000-000000000001,Owa,mail.contoso.com,/owa/,FBA,CONTOSO\\blue,' +
      'blue@contoso.com,"Mozilla/5.0 (X11; ""Linux"", x86_64)",CAS2013-1,200,,,GET,Proxy,cas2010-5.contoso.com,' +
      'Version 14.3 (Build 123.4),ServerVersion,,"?a=1,2","first\r\n#Fields: second",\r\n',
  );
  expect(httpProxyLogName(at, 1)).toBe('HttpProxy_2014031114-1.LOG');
});

test('what is written is read, even where a value looks like a header', () => {
  const second = { ...record, dateTime: at + 1, httpStatus: null, backEndStatus: 503 };
  expect(readHttpProxyLog(header + formatHttpProxyLine(record) + formatHttpProxyLine(second))).toEqual([
    record,
    second,
  ]);
});

test.each([
  ['', ''],
  [' spaces ', ' spaces '],
  ['a,b', '"a,b"'],
  ['say "no"', '"say ""no"""'],
  ['a\rb', '"a\rb"'],
  ['a\nb', '"a\nb"'],
  ['"', '""""'],
])('the cell %j is written %j', (value, cell) => {
  const line = formatHttpProxyLine({ ...record, genericInfo: '', genericErrors: value });
  expect(line.endsWith(`,"?a=1,2",,${cell}\r\n`)).toBe(true);
});

test('fuzz: what is written is read back', () => {
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom('"', ',', '\r', '\n', '#', ' '),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 12,
  });
  const status = fc.option(fc.integer({ min: 100, max: 599 }));
  const records = fc.record<HttpProxyRecord>({
    ...(Object.fromEntries(Object.keys(record).map((key) => [key, text])) as unknown as {
      [K in keyof HttpProxyRecord]: fc.Arbitrary<HttpProxyRecord[K]>;
    }),
    dateTime: fc
      .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.getTime()),
    httpStatus: status,
    backEndStatus: status,
  });
  fc.assert(
    fc.property(fc.array(records, { maxLength: 3 }), (written) => {
      expect(readHttpProxyLog(header + written.map(formatHttpProxyLine).join(''))).toEqual(written);
    }),
  );
});
