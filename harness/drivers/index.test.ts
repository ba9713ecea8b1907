import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { protocols } from '../../protocols/registry.ts';
import { httpRules } from './http/rules.ts';
import { driverFor, driversOf, verbsOf } from './index.ts';
import type { Driver } from './types.ts';

const aDriver = (...verbs: string[]): Driver => ({
  protocol: 'owa',
  verbs: Object.fromEntries(verbs.map((verb) => [verb, { does: verb, options: z.strictObject({}) }])),
  opensBy: verbs[0] ?? '',
  rules: httpRules,
  start() {
    throw new Error('not started here');
  },
});

test('of two drivers for one protocol the one that knows the verb acts, and the first one sends raw requests', () => {
  const requests = aDriver('open', 'sign in');
  const browser = aDriver('browse');
  const both = [requests, browser];
  expect(driverFor(both, 'sign in')).toBe(requests);
  expect(driverFor(both, 'browse')).toBe(browser);
  expect(driverFor(both, undefined)).toBe(requests);
  expect(driverFor(both, 'toString')).toBeUndefined();
  expect(driverFor([], undefined)).toBeUndefined();
});

test.each(protocols)('the drivers of %s are its own, and no verb is known by two of them', (protocol) => {
  const drivers = driversOf(protocol);
  expect(new Set(drivers.map((driver) => driver.protocol))).toEqual(
    new Set(drivers.length === 0 ? [] : [protocol]),
  );
  const verbs = drivers.flatMap((driver) => Object.keys(driver.verbs));
  expect(Object.keys(verbsOf(protocol)).toSorted()).toEqual(verbs.toSorted());
});
