import {
  formatProvisionResponse,
  parseProvisionRequest,
  policyStatuses,
  policyType,
} from '../../../protocols/eas/commands/provision.ts';
import type { Element } from '../../../protocols/eas/element.ts';
import { success } from '../../../protocols/eas/statuses.ts';
import type { CommandContext } from './context.ts';
import { policyKey } from './policy-key.ts';

/** Provision: hands out the policy under a temporary key, and the final key for its acknowledgement. */
export function provision(document: Element, { host, mailbox, query }: CommandContext): Element {
  const request = parseProvisionRequest(document);
  const answer = (policy: { status: number; policyKey?: number; settings?: Record<string, string> }) =>
    formatProvisionResponse({
      status: success,
      ...(request.phase === 'ask' && request.device && { deviceStatus: success }),
      policy: { policyType: request.policyType, ...policy },
    });
  if (request.policyType !== policyType) return answer({ status: policyStatuses.unknownPolicyType });
  const key = (kind: 'temporary' | 'final') => policyKey(host.labKey, mailbox, query, kind);
  if (request.phase === 'ask') {
    return answer({
      status: policyStatuses.success,
      policyKey: key('temporary'),
      settings: { 'Provision:DevicePasswordEnabled': '0' },
    });
  }
  return request.policyKey === key('temporary')
    ? answer({ status: policyStatuses.success, policyKey: key('final') })
    : answer({ status: policyStatuses.wrongPolicyKey });
}
