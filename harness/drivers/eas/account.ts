import { asEasVersion, type EasVersion } from '../../../protocols/eas/versions.ts';
import { formatBasic } from '../../../protocols/http/basic.ts';
import type { Credentials } from '../types.ts';

/** What a verb of the driver takes; everything has a default. */
export interface EasOptions {
  /** `<type>/<id>`; Windows phones and iPhones are on the 451 list, Android is not. */
  device?: string;
  /** How the login is written: `domain` (`CONTOSO\purple`), `upn` or `bare`. */
  user?: string;
  password?: string;
  /** The `User=` of the query, when it is to name somebody else. */
  queryUser?: string;
  /** Form of the query: `plain` or `base64`. */
  query?: string;
  /** The newest protocol version that the device speaks. */
  version?: string;
  /** Sent as it is, 0 for none; a device that is told to provision does not do so then. */
  policyKey?: number;
  /** Of a Ping, in seconds. */
  heartbeat?: number;
}

/** An account as it is set up on a device. */
export interface EasAccount {
  /** Absolute URL of the ActiveSync virtual directory. */
  url: string;
  authorization: string;
  /** What the query says. */
  queryUser: string;
  device: { type: string; id: string; userAgent: string };
  query: 'plain' | 'base64';
  understood: readonly EasVersion[];
  /** null: whatever Provision gave. */
  policyKey: number | null;
}

const spoken: readonly EasVersion[] = ['12.1', '14.0', '14.1'];

const logins: Record<string, (credentials: Credentials) => string> = {
  domain: ({ domain, user }) => `${domain}\\${user}`,
  upn: ({ userPrincipalName }) => userPrincipalName,
  bare: ({ user }) => user,
};

const queryForms = ['plain', 'base64'] as const;

const defaultDevice = 'SmartPhone/v140Device';

/** As such devices call themselves; others by their type. */
const userAgents: Record<string, string> = {
  SmartPhone: 'MSFT-SPhone/5.2.5082',
  iPhone: 'Apple-iPhone4C1/1001.523',
  Android: 'Android/4.1.2-EAS-1.3',
};

/** What is wrong with the values of options, one sentence each. */
export function valueProblems(options: Record<string, unknown>): string[] {
  const allowed: Record<string, readonly string[]> = {
    user: Object.keys(logins),
    query: queryForms,
    version: spoken,
  };
  return Object.entries(options).flatMap(([name, value]) => {
    const known = allowed[name];
    if (known !== undefined && !known.includes(String(value))) {
      return [`${name} has to be ${known.join(' or ')}, found ${JSON.stringify(value)}`];
    }
    if (name === 'device' && !/^[\x21-\x2e\x30-\x7e]+\/[\x21-\x2e\x30-\x7e]+$/.test(String(value))) {
      return [`device has to be <type>/<id>, like ${defaultDevice}; found ${JSON.stringify(value)}`];
    }
    const isNumber = name === 'policyKey' || name === 'heartbeat';
    return isNumber && !(Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 0xffffffff)
      ? [`${name} has to be a whole number from 0 to 4294967295, found ${JSON.stringify(value)}`]
      : [];
  });
}

/** The account that options (of which nothing is wrong) describe. @param url of the ActiveSync virtual directory */
export function accountOf(credentials: Credentials, url: string, options: EasOptions): EasAccount {
  const login = (logins[options.user ?? 'domain'] ?? String)(credentials);
  const [type = '', id = ''] = (options.device ?? defaultDevice).split('/');
  const newest = asEasVersion(options.version ?? '14.1') ?? '14.1';
  return {
    url,
    authorization: formatBasic(login, options.password ?? credentials.password),
    queryUser: options.queryUser ?? login,
    device: { type, id, userAgent: userAgents[type] ?? `${type}/1.0` },
    query: options.query === 'base64' ? 'base64' : 'plain',
    understood: spoken.slice(0, spoken.indexOf(newest) + 1),
    policyKey: options.policyKey ?? null,
  };
}
