import { expect, test } from '@jest/globals';
import { heartbeatRefusal } from './ping.ts';

test('a heartbeat out of range is answered with the nearest limit', () => {
  expect(heartbeatRefusal(60)).toBeUndefined();
  expect(heartbeatRefusal(3540)).toBeUndefined();
  expect(heartbeatRefusal(59)).toEqual({ status: 5, heartbeatInterval: 60 });
  expect(heartbeatRefusal(3541)).toEqual({ status: 5, heartbeatInterval: 3540 });
});
