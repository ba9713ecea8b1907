import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import type { HttpClientAttempt } from './attempt.ts';
import { withoutSecrets } from './redact.ts';
import { curlCommand, quote, repeatCommand } from './repeat.ts';
import { anAnswer } from './testing/answer.ts';

const password = "Pa$$ wo'rd&";
const endpoint = { address: '127.0.0.1', port: 4711 };

const signIn: HttpClientAttempt = {
  connection: { endpoint, localPort: 50_000 },
  startedAt: 1,
  endedAt: 2,
  detail: {
    method: 'POST',
    url: 'https://mail.contoso.com/owa/auth.owa',
    headers: {
      'user-agent': "It's a browser",
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ username: 'CONTOSO\\red-k3f9', password, flags: '4' }).toString(),
    answer: anAnswer({
      status: 302,
      lines: [
        ['location', 'https://mail.contoso.com/owa/'],
        ['set-cookie', 'cadata=secret1; Secure'],
      ],
    }),
  },
};

const mailbox: HttpClientAttempt = {
  connection: { endpoint, localPort: 50_000 },
  startedAt: 3,
  endedAt: 4,
  detail: {
    method: 'GET',
    url: 'https://mail.contoso.com/owa/?a=1&b=2',
    headers: {
      cookie: 'cadata=secret1',
      authorization: `Basic ${Buffer.from(`CONTOSO\\red-k3f9:${password}`).toString('base64')}`,
    },
    body: '',
    answer: anAnswer({ body: `<input value="Pa$$ wo&#39;rd&amp;">` }),
  },
};

/** What a POSIX shell makes of a command: the words, NUL-separated. */
function wordsOf(command: string): string[] {
  const script = `curl() { printf '%s\\0' curl "$@"; }\n${command}`;
  return execFileSync('/bin/sh', ['-c', script], { env: { PASSWORD: password }, encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
}

test.each(['', 'plain', "it's", '$HOME `id` "x" \\', 'a\nb', '!*?[]{}~#;|<>', 'ünï'])(
  'a shell reads the quoted %j as it was',
  (text) => {
    expect(wordsOf(`curl ${quote(text)}`)).toEqual(['curl', text]);
  },
);

test('only $PASSWORD stays a variable', () => {
  expect(wordsOf(`curl ${quote("it's $PASSWORD, not $HOME")}`)).toEqual([
    'curl',
    `it's ${password}, not $HOME`,
  ]);
});

test('the command makes the same request, without a secret in it', () => {
  const attempts = [signIn, mailbox].map((attempt) => withoutSecrets(attempt, password));
  const command = repeatCommand(attempts, 'red') ?? '';
  expect(command).not.toContain('secret1');
  expect(command).not.toContain('Pa');
  const words = wordsOf(command);
  expect(words.filter((word) => word === 'curl')).toHaveLength(2);
  expect(words).toContain('mail.contoso.com:443:127.0.0.1:4711');
  expect(words).toContain(`CONTOSO\\red-k3f9:${password}`);
  expect(words).toContain("user-agent: It's a browser");
  expect(words).toContain('POST');
  expect(words.at(-1)).toBe(mailbox.detail.url);
});

test('several lines of a header, and the target that went out, are in it', () => {
  const headers = { host: ['mail.contoso.com', 'other.contoso.com'] };
  const command = curlCommand({ detail: { ...mailbox.detail, target: '/owa/../', headers } });
  const words = wordsOf(command);
  expect(words[words.indexOf('--request-target') + 1]).toBe('/owa/../');
  expect(words.filter((word) => word.startsWith('host: '))).toEqual(headers.host.map((it) => `host: ${it}`));
});

test('a binary body is sent byte for byte', () => {
  const body = String.fromCharCode(...Array.from({ length: 256 }, (_, code) => code));
  const attempt: HttpClientAttempt = { ...signIn, detail: { ...signIn.detail, body, binary: true } };
  const command = repeatCommand([withoutSecrets(attempt, password)], 'red') ?? '';
  const sent = execFileSync('/bin/sh', ['-c', `curl() { cat; }\n${command}`], {
    env: { PATH: process.env.PATH, PASSWORD: password },
  });
  expect(sent.toString('latin1')).toBe(body);
  expect(command).toContain('--data-binary @-');
  expect(curlCommand({ ...attempt, detail: { ...attempt.detail, body: '' } })).not.toContain('printf');
});

test('a body that is too long for a command is told by its size', () => {
  const body = '0123456789'.repeat(1000);
  const command = repeatCommand([{ ...signIn, detail: { ...signIn.detail, body } }], 'red') ?? '';
  expect(command).not.toContain('0123456789');
  expect(wordsOf(command)).toContain('@body.txt');
  expect(command).toMatch(/body\.txt has its 10000 bytes$/);
});

test('a step without an attempt has no command', () => {
  expect(repeatCommand([], 'red')).toBeNull();
});

test('results keep neither password nor cookies nor credentials', () => {
  const kept = JSON.stringify([signIn, mailbox].map((attempt) => withoutSecrets(attempt, password)));
  for (const secret of [
    password,
    encodeURIComponent(password),
    'secret1',
    'wo&#39;rd',
    Buffer.from(password).toString('base64').slice(4, 10),
  ]) {
    expect(kept).not.toContain(secret);
  }
  expect(kept).toContain('cadata=…');
});
