import type { EasVersion } from '../../../protocols/eas/versions.ts';
import { formatBasic } from '../../../protocols/http/basic.ts';
import { loginOf } from '../login.ts';
import type { Credentials } from '../types.ts';
import { type EasOptions, spokenVersions } from './verbs.ts';

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

/** As such devices call themselves; others by their type. */
const userAgents: Record<string, string> = {
  SmartPhone: 'MSFT-SPhone/5.2.5082',
  iPhone: 'Apple-iPhone4C1/1001.523',
  Android: 'Android/4.1.2-EAS-1.3',
};

/** The account that options describe. @param url of the ActiveSync virtual directory */
export function accountOf(credentials: Credentials, url: string, options: EasOptions): EasAccount {
  const login = loginOf(options.user, credentials);
  const [type = '', id = ''] = options.device.split('/');
  return {
    url,
    authorization: formatBasic(login, options.password ?? credentials.password),
    queryUser: options.queryUser ?? login,
    device: { type, id, userAgent: userAgents[type] ?? `${type}/1.0` },
    query: options.query ?? 'plain',
    understood: spokenVersions.slice(0, spokenVersions.indexOf(options.version) + 1),
    policyKey: options.policyKey ?? null,
  };
}
