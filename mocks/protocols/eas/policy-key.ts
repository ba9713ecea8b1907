import { createHmac } from 'node:crypto';
import type { EasQuery } from '../../../protocols/eas/query.ts';
import { commonStatuses } from '../../../protocols/eas/statuses.ts';
import { type EasVersion, isAtLeast } from '../../../protocols/eas/versions.ts';
import type { MailboxFacts } from '../../../topology/index.ts';

/**
 * The policy key of a device and a mailbox. It follows from both, so that every server of the lab knows it without
 * shared state. The first answer of Provision gives the temporary one, its acknowledgement the final one.
 */
export function policyKey(
  labKey: string,
  { mailboxGuid }: MailboxFacts,
  { deviceId }: Pick<EasQuery, 'deviceId'>,
  kind: 'temporary' | 'final',
): number {
  const mac = createHmac('sha256', labKey).update(`policy:${kind}:${mailboxGuid}:${deviceId}`).digest();
  return mac.readUInt32LE() || 1;
}

/** What is wrong with the policy key of a request. */
export type PolicyKeyFault = 'none' | 'outdated' | 'unknown';

/** What is wrong with the key that a request carries; null when it is the final one. */
export function policyKeyFault(
  labKey: string,
  mailbox: MailboxFacts,
  query: EasQuery,
  key: number | undefined,
): PolicyKeyFault | null {
  switch (key) {
    case undefined:
      return 'none';
    case policyKey(labKey, mailbox, query, 'final'):
      return null;
    case policyKey(labKey, mailbox, query, 'temporary'):
      return 'outdated';
    default:
      return 'unknown';
  }
}

/** How a request without a valid policy key is refused: 449 up to 12.1, a status in WBXML since 14.0 (wire.md §3). */
export function provisioningRefusal(
  version: EasVersion,
  fault: PolicyKeyFault,
): { httpStatus: 449 } | { httpStatus: 200; status: number } {
  if (!isAtLeast(version, '14.0')) return { httpStatus: 449 };
  const statuses: Record<PolicyKeyFault, number> = {
    none: commonStatuses.deviceNotProvisioned,
    outdated: commonStatuses.policyRefresh,
    unknown: commonStatuses.invalidPolicyKey,
  };
  return { httpStatus: 200, status: statuses[fault] };
}
