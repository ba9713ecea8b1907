import { expect, test } from '@jest/globals';
import { parseEasQuery } from '../../../protocols/eas/query.ts';
import { findAccount } from '../../../topology/index.ts';
import { testTopology } from '../../testing/test-lab.ts';
import { policyKey, policyKeyFault, provisioningRefusal } from './policy-key.ts';

const mailboxOf = (user: string) => {
  const mailbox = findAccount(testTopology(), user)?.mailbox;
  if (mailbox == null) throw new Error(`the fixture has no mailbox of ${user}`);
  return mailbox;
};
const queryOf = (deviceId: string) => parseEasQuery(`Cmd=Sync&User=x&DeviceId=${deviceId}&DeviceType=Test`);
const red = mailboxOf('red');
const device = queryOf('d1');

test('only the key of an acknowledged policy is valid', () => {
  const faultOf = (key: number | undefined) => policyKeyFault('key', red, device, key);
  expect(faultOf(policyKey('key', red, device, 'final'))).toBeNull();
  expect(faultOf(policyKey('key', red, device, 'temporary'))).toBe('outdated');
  expect(faultOf(4711)).toBe('unknown');
  expect(faultOf(undefined)).toBe('none');
});

test('a policy key is of one device and one mailbox', () => {
  const key = policyKey('key', red, device, 'final');
  expect(policyKeyFault('key', red, queryOf('d2'), key)).toBe('unknown');
  expect(policyKeyFault('key', mailboxOf('red-k3f9'), device, key)).toBe('unknown');
  expect(policyKeyFault('another', red, device, key)).toBe('unknown');
});

test('a request without a valid policy key', () => {
  expect(provisioningRefusal('12.1', 'none')).toEqual({ httpStatus: 449 });
  expect(provisioningRefusal('12.1', 'unknown')).toEqual({ httpStatus: 449 });
  expect(provisioningRefusal('14.1', 'none')).toEqual({ httpStatus: 200, status: 142 });
  expect(provisioningRefusal('14.0', 'outdated')).toEqual({ httpStatus: 200, status: 143 });
  expect(provisioningRefusal('14.1', 'unknown')).toEqual({ httpStatus: 200, status: 144 });
});
