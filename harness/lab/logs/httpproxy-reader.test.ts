import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { createLabClock, type LabClock } from '../../../contract/clock.ts';
import { findLogLine, type LogLine } from './httpproxy-reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'coexlab-reader-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'cas2013-1', 'Owa', 'HttpProxy_2014031114-1.LOG');
const head = '#Fields: RequestId,HttpStatus\r\n';

test('a line is found in whatever file below the folder, also when it comes later; none that never comes', async () => {
  const clock = createLabClock(0);
  const asked = watched('1-1', clock);
  await asked.looksAgain();
  mkdirSync(join(folder, 'cas2013-1', 'Owa'), { recursive: true });
  writeFileSync(file, `${head}1-0,200\r\n1-1,302\r\n`);
  expect(await asked.end()).toEqual({ RequestId: '1-1', HttpStatus: '302' });
  expect(await watched('1-2', clock).end()).toBeNull();
});

/** A search whose clock moves only when it waits. */
function watched(requestId: string, clock: LabClock) {
  let found: LogLine | null | undefined;
  const searching = findLogLine(folder, requestId, clock).then((line) => {
    found = line;
  });
  return {
    async looksAgain() {
      while (clock.nextDue() === undefined) await new Promise(setImmediate);
      clock.fireNext();
    },
    async end() {
      while (found === undefined) {
        clock.fireNext();
        await new Promise(setImmediate);
      }
      await searching;
      return found;
    },
  };
}
