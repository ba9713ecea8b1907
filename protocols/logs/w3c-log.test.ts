import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readW3cLog } from './testing/read-w3c-log.ts';
import { formatW3cLine, type W3cRecord, w3cHeader } from './w3c-log.ts';

/** The article's sample of the pings that a 2010 Client Access server sees. */
const sample =
  `2014-03-11 14:00:00 W3SVC1 DF-C14-02 157.54.7.76 HEAD /ecp - 443 - 192.168.1.42 HTTP/1.1 HttpProxy.ClientAccessServer2010Ping - - coe-e14-1.coe.lab 302 0 0 277 170 0
2014-03-11 14:00:00 W3SVC1 DF-C14-02 157.54.7.76 HEAD /PowerShell - 443 - 192.168.1.27 HTTP/1.1 HttpProxy.ClientAccessServer2010Ping - - coe-e14-1.coe.lab 401 0 0 309 177 15
2014-03-11 14:00:00 W3SVC1 DF-C14-02 157.54.7.76 HEAD /EWS - 443 - 192.168.1.134 HTTP/1.1 HttpProxy.ClientAccessServer2010Ping - - coe-e14-1.coe.lab 401 0 0 245 170 0
2014-03-11 14:00:00 W3SVC1 DF-C14-02 157.54.7.76 GET /owa - 443 - 192.168.1.220 HTTP/1.1 HttpProxy.ClientAccessServer2010Ping - - coe-e14-1.coe.lab 301 0 0 213 169 171
2014-03-11 14:00:01 W3SVC1 DF-C14-02 157.54.7.76 HEAD /Microsoft-Server-ActiveSync/default.eas - 443 - 192.168.1.29 HTTP/1.1 HttpProxy.ClientAccessServer2010Ping - - coe-e14-1.coe.lab 401 2 5 293 194 31
2014-03-11 14:00:04 W3SVC1 DF-C14-02 157.54.7.76 HEAD /OAB - 443 - 10.166.18.213 HTTP/1.1 HttpProxy.ClientAccessServer2010Ping - - coe-e14-1.coe.lab 401 2 5 261 170 171`.split(
    '\n',
  );

const started = Date.UTC(2014, 2, 11, 14);

const record: W3cRecord = {
  at: started + 4_999,
  siteName: 'W3SVC1',
  computerName: 'DF-C14-02',
  serverIp: '157.54.7.76',
  method: 'HEAD',
  uriStem: '/OAB',
  uriQuery: '',
  port: 443,
  username: '',
  clientIp: '10.166.18.213',
  version: 'HTTP/1.1',
  userAgent: 'HttpProxy.ClientAccessServer2010Ping',
  cookie: '',
  referer: '',
  host: 'coe-e14-1.coe.lab',
  status: 401,
  subStatus: 2,
  win32Status: 5,
  bytesSent: 261,
  bytesReceived: 170,
  timeTaken: 171,
};

test("the article's sample is read and written identically", () => {
  const records = readW3cLog(w3cHeader(started) + sample.join('\n'));
  expect(records).toHaveLength(6);
  expect(records.map(formatW3cLine)).toEqual(sample);
  expect(records[5]).toEqual({ ...record, at: started + 4_000 });
  expect(formatW3cLine(record)).toBe(sample[5]);
});

test('the header', () => {
  expect(w3cHeader(started + 250)).toBe(
    '#Software: Microsoft Internet Information Services 7.5\r\n#Version: 1.0\r\n#Date: 2014-03-11 14:00:00\r\n' +
      '#Fields: date time s-sitename s-computername s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip ' +
      'cs-version cs(User-Agent) cs(Cookie) cs(Referer) cs-host sc-status sc-substatus sc-win32-status sc-bytes ' +
      'cs-bytes time-taken\r\n',
  );
});

test('spaces become +, what would break the line is percent-encoded, cookies lose their values', () => {
  const line = formatW3cLine({
    ...record,
    userAgent: 'Apple-iPhone4C1/1102.55400001 (x y)',
    uriStem: '/a\tb\r\n#Fields: c\u2028\u0085',
    cookie: 'sessionid=topsecret; cadata=alsosecret=;bare',
    username: 'CONTOSO\\red\ud800',
  });
  expect(line).toContain(' Apple-iPhone4C1/1102.55400001+(x+y) sessionid;+cadata;+bare - ');
  expect(line).toContain(' /a%09b%0D%0A#Fields:+c%E2%80%A8%C2%85 ');
  expect(line).toContain(' CONTOSO\\red\ufffd ');
  expect(line).not.toContain('secret');
  expect(line.split(' ')).toHaveLength(22);
});

test('fuzz: whatever the texts, a record is one line and is read back as it was written', () => {
  const text = fc.string({ unit: 'binary', maxLength: 20 }).filter((value) => value !== '-');
  const size = fc.nat();
  const records = fc.record<W3cRecord>({
    at: fc.nat({ max: 4_000_000_000 }).map((seconds) => seconds * 1000),
    ...(Object.fromEntries(
      Object.entries(record)
        .filter(([key]) => key !== 'at')
        .map(([key, value]) => [key, typeof value === 'string' ? text : size]),
    ) as unknown as { [K in Exclude<keyof W3cRecord, 'at'>]: fc.Arbitrary<W3cRecord[K]> }),
  });
  fc.assert(
    fc.property(records, (written) => {
      const line = formatW3cLine(written);
      const [read, ...more] = readW3cLog(`${w3cHeader(started)}${line}\r\n`);
      expect(more).toEqual([]);
      expect(read?.at).toBe(written.at);
      expect(read && formatW3cLine(read)).toBe(line);
    }),
  );
});
