import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  formatHttpProxyLine,
  HttpProxyLogError,
  type HttpProxyRecord,
  httpProxyFields,
  httpProxyHeader,
  httpProxyLogName,
  parseHttpProxyLog,
} from './httpproxy-log.ts';

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
  expect(parseHttpProxyLog(header + formatHttpProxyLine(record) + formatHttpProxyLine(second))).toEqual([
    record,
    second,
  ]);
});

test('columns are found by name: another order, more of them, fewer of them, bare names on top', () => {
  const log = [
    'DateTime,HttpStatus',
    '#Software: Microsoft Exchange Server',
    '#Fields: HttpStatus,BuildNumber,DateTime,Protocol',
    '401,847,2014-03-11T14:00:04.123Z,Eas',
    '#Fields: DateTime,Protocol',
    '2014-03-11T14:00:05Z,Ews',
    '',
  ].join('\n');
  expect(parseHttpProxyLog(log)).toMatchObject([
    { dateTime: at, protocol: 'Eas', httpStatus: 401, backEndStatus: null, urlHost: '' },
    { dateTime: at + 877, protocol: 'Ews', httpStatus: null },
  ]);
});

describe('refused', () => {
  test.each([
    ['no #Fields', formatHttpProxyLine(record), 'expected #Fields before the first request'],
    ['a column too many', `${header}${formatHttpProxyLine(record).trimEnd()},x`, 'expected 22 columns'],
    ['a quote that never ends', `${header}"a`, 'not CSV'],
    ['a time that is none', `${header}yesterday${','.repeat(21)}`, 'expected an ISO 8601 time'],
    [
      'a status that is none',
      '#Fields: DateTime,HttpStatus\n2014-03-11T14:00:05Z,OK',
      'expected an HTTP status',
    ],
  ])('%s', (_, log, message) => {
    expect(() => parseHttpProxyLog(log)).toThrow(HttpProxyLogError);
    expect(() => parseHttpProxyLog(log)).toThrow(message);
  });
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
      expect(parseHttpProxyLog(header + written.map(formatHttpProxyLine).join(''))).toEqual(written);
    }),
  );
  expect(Object.keys(record)).toHaveLength(httpProxyFields.length);
});
