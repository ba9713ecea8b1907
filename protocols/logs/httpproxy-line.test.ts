import { expect, test } from '@jest/globals';
import { httpProxyLine } from './httpproxy-line.ts';

const head = '#Software: Somebody\r\n#Fields: DateTime,RequestId,UserAgent,HttpStatus\r\n';

test('the line of a request by the names of its fields, wherever they stand', () => {
  const log = `${head}t,1-1,"a ""b"", c",200\r\nt,1-2,d,302\r\n`;
  expect(httpProxyLine(log, '1-1')).toEqual({
    DateTime: 't',
    RequestId: '1-1',
    UserAgent: 'a "b", c',
    HttpStatus: '200',
  });
  const other = '#Fields: HttpStatus,RequestId\n503,1-3\n';
  expect(httpProxyLine(`${log}${other}`, '1-3')).toEqual({ HttpStatus: '503', RequestId: '1-3' });
  expect(httpProxyLine(`${log}${other}`, '1-2')?.HttpStatus).toBe('302');
});

test('no line: of another request, of one that merely mentions the id, and one that is not written to its end', () => {
  expect(httpProxyLine(head, '1-1')).toBeNull();
  expect(httpProxyLine(`${head}t,1-2,1-1,200\r\n`, '1-1')).toBeNull();
  expect(httpProxyLine(`${head}t,1-1,a,20`, '1-1')).toBeNull();
});

test('a line with other cells than the fields is told', () => {
  expect(() => httpProxyLine(`${head}t,1-1,a\r\n`, '1-1')).toThrow(/expected 4 cells as in #Fields/);
  expect(() => httpProxyLine('t,1-1,a\r\n', '1-1')).toThrow(/expected 0 cells/);
});
