import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createRollingLog, type LogFiles, LogFolderError, prepareLogFolder } from './rolling-log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coexlab-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const hour = 3_600_000;
const hourly = (existing: LogFiles['existing']): LogFiles => ({
  nameAt: (at, sequence) => `log-${Math.floor(at / hour)}-${sequence}`,
  headerAt: (at) => `begins at ${at}\n`,
  existing,
});
const noProblem = (message: string) => {
  throw new Error(message);
};
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

test('a new file with its header when its time has come, and every line on disk at once', () => {
  const log = createRollingLog(join(folder, 'a/b'), hourly('append'), noProblem);
  log.write(5, 'one\n');
  log.write(hour - 1, 'two\n');
  expect(read('a/b/log-0-1')).toBe('begins at 5\none\ntwo\n');
  log.write(hour, 'three\n');
  log.close();
  log.write(hour + 1, 'too late\n');
  expect(read('a/b/log-1-1')).toBe(`begins at ${hour}\nthree\n`);
});

test.each([
  ['append', { 'log-0-1': 'begins at 1\none\nbegins at 2\ntwo\n' }],
  ['next', { 'log-0-1': 'begins at 1\none\n', 'log-0-2': 'begins at 2\ntwo\n' }],
] as const)('a file that is there already: %s', (existing, expected) => {
  const lines = ['one\n', 'two\n'];
  for (const [index, line] of lines.entries()) {
    const log = createRollingLog(folder, hourly(existing), noProblem);
    log.write(index + 1, line);
    log.close();
  }
  expect(Object.fromEntries(readdirSync(folder).map((name) => [name, read(name)]))).toEqual(expected);
});

test('a folder that cannot be is refused at once, with the reason', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  for (const [path, reason] of [
    [file, 'EEXIST'],
    [join(file, 'below'), 'ENOTDIR'],
  ] as const) {
    const opening = () => prepareLogFolder(path);
    expect(opening).toThrow(LogFolderError);
    expect(opening).toThrow(new RegExp(`^no logs can be written to ${path}: ${reason}`));
  }
});

/** Tries it in a process that gives up being root, if it is, for root may write everywhere. */
const asSomebody = `
import { prepareLogFolder } from ${JSON.stringify(new URL('./rolling-log.ts', import.meta.url).href)};
if (process.getuid?.() === 0) {
  process.setgid(65534);
  process.setuid(65534);
}
try {
  prepareLogFolder(process.argv[1]);
  console.log('may write');
} catch (error) {
  console.log(error.name, error.message);
}`;

test('a folder without the right to write is refused', () => {
  chmodSync(folder, 0o555);
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', asSomebody, folder], {
    encoding: 'utf8',
  });
  expect(said).toMatch(/^LogFolderError no logs can be written to \S+: EACCES/);
});

test('what cannot be written is told once a file, and the next file is tried again', () => {
  const problems: string[] = [];
  mkdirSync(join(folder, 'log-0-1'));
  const log = createRollingLog(folder, hourly('append'), (message) => problems.push(message));
  log.write(1, 'lost\n');
  log.write(2, 'lost too\n');
  expect(problems).toEqual([expect.stringMatching(/^the log .*log-0-1 ends: EISDIR/)]);
  log.write(hour, 'kept\n');
  expect(read('log-1-1')).toContain('kept\n');
  log.close();
});
