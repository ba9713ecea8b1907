import type { TagName } from '../code-pages.ts';
import {
  children,
  EasMessageError,
  type Element,
  element,
  maybe,
  maybeNumberOf,
  maybeTextOf,
  number,
  numberOf,
  one,
  optional,
  rooted,
  text,
  textOf,
} from '../element.ts';

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
    settings?: Partial<Record<PolicySetting, string>>;
  };
}

export function formatProvisionRequest(request: ProvisionRequest): Element {
  const policy =
    request.phase === 'ask'
      ? [element('Provision:PolicyType', request.policyType)]
      : [
          element('Provision:PolicyType', request.policyType),
          element('Provision:PolicyKey', request.policyKey),
          element('Provision:Status', request.status),
        ];
  return element('Provision:Provision', [
    request.phase === 'ask' ? formatDevice(request.device) : undefined,
    element('Provision:Policies', [element('Provision:Policy', policy)]),
  ]);
}

/** @throws EasMessageError */
export function parseProvisionRequest(document: Element): ProvisionRequest {
  const root = rooted(document, 'Provision:Provision');
  const policy = one(one(root, 'Provision:Policies'), 'Provision:Policy');
  const type = textOf(policy, 'Provision:PolicyType');
  const policyKey = maybeNumberOf(policy, 'Provision:PolicyKey');
  if (policyKey !== undefined)
    return {
      phase: 'acknowledge',
      policyType: type,
      policyKey,
      status: numberOf(policy, 'Provision:Status'),
    };
  const device = maybe(root, 'Settings:DeviceInformation');
  return { phase: 'ask', policyType: type, ...(device && { device: parseDevice(device) }) };
}

export function formatProvisionResponse({ status, deviceStatus, policy }: ProvisionResponse): Element {
  return element('Provision:Provision', [
    deviceStatus === undefined
      ? undefined
      : element('Settings:DeviceInformation', [element('Settings:Status', deviceStatus)]),
    element('Provision:Status', status),
    policy && element('Provision:Policies', [element('Provision:Policy', formatPolicy(policy))]),
  ]);
}

/** @throws EasMessageError */
export function parseProvisionResponse(document: Element): ProvisionResponse {
  const root = rooted(document, 'Provision:Provision');
  const device = maybe(root, 'Settings:DeviceInformation');
  const policies = maybe(root, 'Provision:Policies');
  return {
    status: numberOf(root, 'Provision:Status'),
    ...(device && { deviceStatus: numberOf(device, 'Settings:Status') }),
    ...(policies && { policy: parsePolicy(one(policies, 'Provision:Policy')) }),
  };
}

type Policy = NonNullable<ProvisionResponse['policy']>;

function formatPolicy(policy: Policy): (Element | undefined)[] {
  const settings =
    policy.settings &&
    Object.entries(policy.settings).map(([name, value]) => element(name as PolicySetting, value));
  return [
    element('Provision:PolicyType', policy.policyType),
    element('Provision:Status', policy.status),
    optional('Provision:PolicyKey', policy.policyKey),
    settings && element('Provision:Data', [element('Provision:EASProvisionDoc', settings)]),
  ];
}

function parsePolicy(policy: Element): Policy {
  const key = maybe(policy, 'Provision:PolicyKey');
  const data = maybe(policy, 'Provision:Data');
  return {
    policyType: textOf(policy, 'Provision:PolicyType'),
    status: numberOf(policy, 'Provision:Status'),
    ...(key && { policyKey: number(key) }),
    ...(data && { settings: parseSettings(one(data, 'Provision:EASProvisionDoc')) }),
  };
}

function parseSettings(document: Element): Partial<Record<PolicySetting, string>> {
  return Object.fromEntries(
    children(document).map((setting) => {
      if (!setting.name.startsWith('Provision:'))
        throw new EasMessageError(document.name, 'settings of Provision', setting.name);
      return [setting.name, text(setting)];
    }),
  );
}

function formatDevice(device: DeviceInformation | undefined): Element | undefined {
  return (
    device &&
    element('Settings:DeviceInformation', [
      element('Settings:Set', [
        element('Settings:Model', device.model),
        optional('Settings:FriendlyName', device.friendlyName),
        optional('Settings:OS', device.os),
        optional('Settings:UserAgent', device.userAgent),
      ]),
    ])
  );
}

function parseDevice(information: Element): DeviceInformation {
  const set = one(information, 'Settings:Set');
  const friendlyName = maybeTextOf(set, 'Settings:FriendlyName');
  const os = maybeTextOf(set, 'Settings:OS');
  const userAgent = maybeTextOf(set, 'Settings:UserAgent');
  return {
    model: textOf(set, 'Settings:Model'),
    ...(friendlyName !== undefined && { friendlyName }),
    ...(os !== undefined && { os }),
    ...(userAgent !== undefined && { userAgent }),
  };
}
