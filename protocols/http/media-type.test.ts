import { expect, test } from '@jest/globals';
import { encodingOf, isText } from './media-type.ts';

test.each<[string | undefined, boolean, 'utf8' | 'latin1']>([
  [undefined, true, 'utf8'],
  ['text/html', true, 'utf8'],
  ['text/html; charset=UTF-8', true, 'utf8'],
  ['application/json;charset="us-ascii"', true, 'utf8'],
  ['application/soap+xml; action=x', true, 'utf8'],
  ['text/html; charset=windows-1252', true, 'latin1'],
  ['text/plain; format=flowed; Charset = "ISO-8859-1"', true, 'latin1'],
  ['application/vnd.ms-sync.wbxml', false, 'latin1'],
  ['image/png; charset=utf-8', false, 'latin1'],
])('%s is text: %p, written as %s', (contentType, text, encoding) => {
  expect(isText(contentType)).toBe(text);
  expect(encodingOf(contentType)).toBe(encoding);
});
