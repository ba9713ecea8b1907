import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { realClock } from '../../contract/clock.ts';
import { externalImplementation } from './external.ts';
import type { ImplementationConfig } from './implementation.ts';

const folder = mkdtempSync(join(tmpdir(), 'coexlab-external-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
/** A program of a few lines of JavaScript. */
function program(body: string, mode = 0o755): string {
  count += 1;
  const file = join(folder, `program-${count}.mjs`);
  writeFileSync(file, `#!${process.execPath}\n${body}`);
  chmodSync(file, mode);
  return file;
}

const described = `if (process.argv[2] === 'describe') console.log('{"name":"p","version":"1","features":["owa"]}')`;
const config: ImplementationConfig = {
  frontEnds: [
    {
      server: 'cas2013-1',
      fqdn: 'cas2013-1.contoso.com',
      listen: [{ nominalPort: 443, endpoint: { address: '127.0.0.1', port: 0 } }],
      tls: { key: '', cert: '', ca: '' },
    },
  ],
  directory: { url: 'https://dc1.contoso.com', key: 'k' },
  names: {},
  labKey: 'k',
};
const port = { server: 'cas2013-1', nominalPort: 443, endpoint: { address: '127.0.0.1', port: 4711 } };

describe('a program that cannot be used', () => {
  test.each([
    ['is not there', join(folder, 'nothing'), 'ENOENT'],
    ['is a folder', folder, 'not a file'],
    ['is not executable', program('', 0o644), 'EACCES'],
  ])('because it %s is a usage error', async (_, file, why) => {
    await expect(externalImplementation(file, realClock)).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringContaining(why),
    });
  });

  test.each([
    ['says nothing', '', 'expected JSON'],
    ['lacks features', `console.log('{"name":"p","version":"1"}')`, 'features'],
    ['fails', 'process.exit(7)', 'Command failed'],
  ])('because it %s when asked to describe itself did not start', async (_, body, why) => {
    await expect(externalImplementation(program(body), realClock)).rejects.toMatchObject({
      name: 'ChildError',
      message: expect.stringContaining(why),
    });
  });

  test.each([
    ['ends at once', `else { console.error('no licence'); process.exit(1) }`, 'no licence'],
    ['says something else', `else console.log('hello')`, 'expected JSON, found "hello"'],
    ['says less', `else console.log('{"ready":true}')`, 'ports: expected an array, found nothing'],
    [
      'binds too little',
      `else { console.log('{"ready":true,"ports":[]}'); process.stdin.resume() }`,
      'cas2013-1:443',
    ],
  ])('because it %s at its start did not start', async (_, body, why) => {
    const implementation = await externalImplementation(program(`${described}\n${body}`), realClock);
    await expect(implementation.start(config)).rejects.toMatchObject({
      name: 'ChildError',
      message: expect.stringContaining(why),
    });
  });
});

test('a program is told the lab by a file, and ended by SIGTERM', async () => {
  const file = program(`import { readFileSync } from 'node:fs';
${described}
else {
  const { frontEnds } = JSON.parse(readFileSync(process.argv[3], 'utf8'));
  const ports = frontEnds.map(({ server, listen }) => ({ server, nominalPort: listen[0].nominalPort, endpoint: { address: '127.0.0.1', port: 4711 } }));
  console.log(JSON.stringify({ ready: true, ports }));
  process.stdin.resume();
}`);
  const implementation = await externalImplementation(file, realClock);
  expect(implementation.describe()).toEqual({ name: 'p', version: '1', features: ['owa'] });
  const running = await implementation.start(config);
  expect(running.ports).toEqual([port]);
  await running.stop();
});
