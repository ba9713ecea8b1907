import { expect, test } from '@jest/globals';
import type { FrontEndChanges } from './front-end.ts';
import { coexistence, persons, startTestFrontEnd } from './testing/test-front-end.ts';

const backEnd = 'mbx2013-1';
const device = { method: 'OPTIONS', headers: { authorization: persons.green } };

async function answered(changes: FrontEndChanges) {
  const frontEnd = await startTestFrontEnd([backEnd], {}, coexistence(), changes);
  try {
    const { statusCode, headers, body } = await frontEnd.send('/Microsoft-Server-ActiveSync', device);
    await body.dump();
    await frontEnd.proxy.refreshTopology();
    const { records } = frontEnd;
    return { statusCode, headers, records };
  } finally {
    await frontEnd.close();
  }
}

test('without changes every part is the right one', async () => {
  const { statusCode, headers, records } = await answered({});
  expect(statusCode).toBe(200);
  expect(headers).toMatchObject({ 'x-calculatedbetarget': 'mbx2013-1.contoso.com' });
  expect(records).toMatchObject([{ user: 'green', status: 200 }]);
});

test('a changed part is made from the right one, and the parts below work with it', async () => {
  const asked: string[] = [];
  const { statusCode } = await answered({
    directory: (directory) => ({
      ...directory,
      authenticate(user) {
        asked.push(user);
        return Promise.resolve(null);
      },
    }),
  });
  expect(asked).toEqual(['green']);
  expect(statusCode).toBe(401);
});

test('map, handling, answer and log record can each be changed', async () => {
  let reads = 0;
  const { headers, records } = await answered({
    readMap: (readMap) => () => {
      reads += 1;
      return readMap();
    },
    answerHeaders:
      (answerHeaders) =>
      (...given) => [...answerHeaders(...given), 'x-changed', 'answer'],
    handle: (handle) => (frontEnd, context) => {
      context.requestId = 'changed';
      return handle(frontEnd, context);
    },
    recordOf: (recordOf) => (context, now) => ({ ...recordOf(context, now), userAgent: 'changed' }),
  });
  expect(reads).toBe(2);
  expect(headers).toMatchObject({ 'x-changed': 'answer' });
  expect(records).toMatchObject([{ requestId: 'changed', userAgent: 'changed' }]);
});
