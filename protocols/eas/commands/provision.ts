import type { TagName } from '../code-pages.ts';
import { type Content, integer, only, text } from '../codec/content.ts';
import { message } from '../codec/message.ts';
import { child, constant, either, inside, optional, type Part, sequence } from '../codec/part.ts';
import { all, children, EasMessageError, type Element, element, maybe } from '../element.ts';

/** The only policy type since 12.0 ([MS-ASPROV] 2.2.2.43). */
export const policyType = 'MS-EAS-Provisioning-WBXML';

/** Status of a policy in an answer ([MS-ASPROV] 2.2.2.54.1). */
export const policyStatuses = {
  success: 1,
  noPolicy: 2,
  unknownPolicyType: 3,
  corrupted: 4,
  wrongPolicyKey: 5,
} as const;

/** What a device tells of itself; 14.1 has it in the first request. */
interface DeviceInformation {
  model: string;
  friendlyName?: string;
  os?: string;
  userAgent?: string;
}

/** The two phases: ask for the policy, then acknowledge it under the temporary key of the first answer. */
export type ProvisionRequest =
  | { phase: 'ask'; policyType: string; device?: DeviceInformation }
  | {
      phase: 'acknowledge';
      policyType: string;
      policyKey: number;
      /** 1 applied, 2 partially, 3 not at all, 4 provisioned by a third party. */
      status: number;
    };

/** A name in the policy document, such as `Provision:DevicePasswordEnabled`. */
type PolicySetting = Extract<TagName, `Provision:${string}`>;
type PolicySettings = Partial<Record<PolicySetting, string>>;

export interface ProvisionResponse {
  status: number;
  /** Status of the device information, when the request had it. */
  deviceStatus?: number;
  policy?: {
    policyType: string;
    status: number;
    /** Temporary in the first answer, final in the second. */
    policyKey?: number;
    /** The policy itself, in the first answer only. */
    settings?: PolicySettings;
  };
}

const device = sequence(
  child('model', 'Settings:Model', text),
  optional('friendlyName', 'Settings:FriendlyName', text),
  optional('os', 'Settings:OS', text),
  optional('userAgent', 'Settings:UserAgent', text),
);

const inPolicy = <T>(part: Part<T>) => inside('Provision:Policies', inside('Provision:Policy', part));
const type = child('policyType', 'Provision:PolicyType', text);
const status = child('status', 'Provision:Status', integer);

const ask = sequence(
  constant('phase', 'ask'),
  optional('device', 'Settings:DeviceInformation', only('Settings:Set', device)),
  inPolicy(type),
);

const acknowledge = sequence(
  constant('phase', 'acknowledge'),
  inPolicy(sequence(type, child('policyKey', 'Provision:PolicyKey', integer), status)),
);

const request = message<ProvisionRequest>(
  'Provision:Provision',
  either(ask, acknowledge, {
    written: ({ phase }) => phase === 'ask',
    read: (root) => !hasPolicyKey(root),
  }),
);

function hasPolicyKey(root: Element): boolean {
  const policy = all(root, 'Provision:Policies').flatMap((policies) => all(policies, 'Provision:Policy'));
  return policy.some((it) => maybe(it, 'Provision:PolicyKey') !== undefined);
}

const settings: Content<PolicySettings> = {
  write: (values) => Object.entries(values).map(([name, value]) => element(name as PolicySetting, value)),
  read: (document) =>
    Object.fromEntries(
      children(document).map((setting) => {
        if (!setting.name.startsWith('Provision:'))
          throw new EasMessageError(document.name, 'settings of Provision', setting.name);
        return [setting.name, text.read(setting)];
      }),
    ),
};

const policy = sequence(
  type,
  status,
  optional('policyKey', 'Provision:PolicyKey', integer),
  optional('settings', 'Provision:Data', only('Provision:EASProvisionDoc', settings)),
);

const response = message<ProvisionResponse>(
  'Provision:Provision',
  sequence(
    optional('deviceStatus', 'Settings:DeviceInformation', only('Settings:Status', integer)),
    status,
    optional('policy', 'Provision:Policies', only('Provision:Policy', policy)),
  ),
);

export const { format: formatProvisionRequest, parse: parseProvisionRequest } = request;
export const { format: formatProvisionResponse, parse: parseProvisionResponse } = response;
