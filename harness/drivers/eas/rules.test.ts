import { expect, test } from '@jest/globals';
import { formatProvisionResponse } from '../../../protocols/eas/commands/provision.ts';
import { encodeWbxml } from '../../../protocols/eas/wbxml.ts';
import type { HttpAttempt } from '../http/attempt.ts';
import { easRules } from './rules.ts';

const contentType = 'application/vnd.ms-sync.wbxml';

function asked(
  command: string,
  body: string,
  headers: Record<string, string> = { 'content-type': contentType },
) {
  const attempt: HttpAttempt = {
    method: 'POST',
    url: `https://mail.contoso.com/Microsoft-Server-ActiveSync?Cmd=${command}&User=red&DeviceId=d1&DeviceType=SmartPhone`,
    headers: {},
    body: '',
    answer: { status: 200, reason: 'OK', headers, lines: [], trailers: [], body, binary: true },
  };
  return attempt;
}

test('of an answer in WBXML a person reads the command and its status, never its bytes', () => {
  const document = Buffer.from(encodeWbxml(formatProvisionResponse({ status: 102 }))).toString('latin1');
  expect(easRules.excerpt(asked('Provision', document))).toEqual({ label: 'body', text: 'Provision 102' });
});

test('of one that cannot be read: why; of one that is text: what it says', () => {
  expect(easRules.excerpt(asked('Provision', 'j\0\xff'))?.text).toMatch(
    /^the answer to Provision cannot be read: /,
  );
  const { answer, ...request } = asked('Sync', 'no such device');
  const text = answer && {
    ...answer,
    status: 403,
    binary: undefined as never,
    headers: { 'content-type': 'text/plain' },
  };
  expect(easRules.excerpt({ ...request, ...(text && { answer: text }) })?.text).toBe('no such device');
});

test('requests go by their command', () => {
  expect(easRules.nameOf(asked('FolderSync', ''))).toBe('FolderSync');
  expect(easRules.nameOf({ ...asked('Sync', ''), method: 'OPTIONS' })).toBe('OPTIONS');
});
