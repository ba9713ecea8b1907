import { expect, test } from '@jest/globals';
import { createLabClock } from '../../contract/clock.ts';
import { WatchdogError, watched } from './watchdog.ts';

/** A wait of 20 s, or 2 s of silence; `pass` lets time pass in turns of 100 ms, in which the lab says something or not. */
function aWait(work: Promise<string>, isSilenceHeard = true) {
  const clock = createLabClock(0);
  let signs = 0;
  const silence = { ms: 2_000, signs: () => signs };
  const patience = { clock, ms: 20_000, ...(isSilenceHeard && { silence }) };
  let ended: string | undefined;
  const wait = watched(work, 'read', patience).then(
    (value) => value,
    (error: unknown) => (error instanceof WatchdogError ? error.message : String(error)),
  );
  void wait.then((how) => {
    ended = how;
  });
  return {
    clock,
    async pass(tenths: number, speaks = false) {
      for (let turn = 0; turn < tenths; turn += 1) {
        if (speaks) signs += 1;
        const until = clock.now() + 100;
        while ((clock.nextDue() ?? Number.POSITIVE_INFINITY) <= until) clock.fireNext();
        clock.moveTo(until);
      }
      await new Promise(setImmediate);
      return ended;
    },
  };
}

const never = new Promise<string>(() => {});
const silent = 'read: nothing within 2 s, while nothing happened in the lab and its clock stood still';

test('a silence of the lab ends the wait', async () => {
  const { pass } = aWait(never);
  expect(await pass(19)).toBeUndefined();
  expect(await pass(1)).toBe(silent);
});

test('a sign of life begins the silence anew, but never lengthens the wait', async () => {
  const { pass } = aWait(never);
  await pass(15);
  await pass(1, true);
  expect(await pass(19)).toBeUndefined();
  expect(await pass(1)).toBe(silent);
  expect(await aWait(never).pass(200, true)).toBe('read: nothing within 20 s');
});

test('a process that was kept from working for long loses one turn of the silence', async () => {
  const { clock, pass } = aWait(never);
  clock.fireNext();
  expect(await pass(18)).toBeUndefined();
  expect(await pass(1)).toBe(silent);
});

test('where nobody knows what wakes the implementation only the whole time counts', async () => {
  const { pass } = aWait(never, false);
  expect(await pass(199)).toBeUndefined();
  expect(await pass(1)).toBe('read: nothing within 20 s');
});

test('what came in time is returned, and no timer is left', async () => {
  const { clock, pass } = aWait(Promise.resolve('here'));
  expect(await pass(1)).toBe('here');
  expect(clock.nextDue()).toBeUndefined();
});
