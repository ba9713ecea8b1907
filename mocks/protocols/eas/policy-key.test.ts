import { expect, test } from '@jest/globals';
import { provisioningRefusal } from './policy-key.ts';

test('a request without a valid policy key', () => {
  expect(provisioningRefusal('12.1', 'none')).toEqual({ httpStatus: 449 });
  expect(provisioningRefusal('12.1', 'unknown')).toEqual({ httpStatus: 449 });
  expect(provisioningRefusal('14.1', 'none')).toEqual({ httpStatus: 200, status: 142 });
  expect(provisioningRefusal('14.0', 'outdated')).toEqual({ httpStatus: 200, status: 143 });
  expect(provisioningRefusal('14.1', 'unknown')).toEqual({ httpStatus: 200, status: 144 });
});
