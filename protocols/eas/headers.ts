import type { ExchangeVersion } from '../../topology/index.ts';
import { type EasQuery, EasQueryError } from './query-contract.ts';
import { asEasVersion, type EasVersion, easServers } from './versions.ts';

/** ActiveSync's header vocabulary ([MS-ASHTTP] 2.2), in lower case as Node spells names. */
export const easHeaders = {
  protocolVersion: 'ms-asprotocolversion',
  policyKey: 'x-ms-policykey',
  acceptMultiPart: 'ms-asacceptmultipart',
  serverBuild: 'ms-server-activesync',
  protocolVersions: 'ms-asprotocolversions',
  protocolCommands: 'ms-asprotocolcommands',
  /** Of a 451: the full URL of the better place. */
  location: 'x-ms-location',
} as const;

/** Where ActiveSync lives, and where one Client Access server proxies to on another (wire.md §3). */
export const easPaths = {
  root: '/Microsoft-Server-ActiveSync',
  proxy: '/Microsoft-Server-ActiveSync/Proxy',
} as const;

export const wbxmlContentType = 'application/vnd.ms-sync.wbxml';

/** HTTP statuses of ActiveSync's own: 451 names another server, 449 asks 12.x clients to provision first. */
export const easHttpStatuses = { redirect: 451, needsProvisioning: 449 } as const;

/** Headers of the answer to OPTIONS (status 200, no body), in the spelling of Exchange. */
export function optionsHeaders(version: ExchangeVersion): Record<string, string> {
  const { build, versions, commands } = easServers[version];
  return {
    Allow: 'OPTIONS,POST',
    Public: 'OPTIONS,POST',
    'Cache-Control': 'private',
    'MS-Server-ActiveSync': build,
    'MS-ASProtocolVersions': versions.join(','),
    'MS-ASProtocolCommands': commands.join(','),
  };
}

/** The names in a comma-separated header; none when it is absent. */
export function listOf(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/**
 * The protocol version of a request: the base64 query says it, else the header does.
 * @throws EasQueryError when neither does, or for a version that does not exist
 */
export function protocolVersionOf(query: EasQuery, header: string | undefined): EasVersion {
  if (query.protocolVersion !== undefined) return query.protocolVersion;
  const version = asEasVersion(header?.trim() ?? '');
  if (version !== undefined) return version;
  throw new EasQueryError('MS-ASProtocolVersion', 'a protocol version', header ?? 'no such header');
}

/**
 * The policy key of a request: the base64 query says it, else the header does; undefined for none, and for 0, by which
 * clients say that they have none.
 * @throws EasQueryError for a header that is no 32-bit number
 */
export function policyKeyOf(query: EasQuery, header: string | undefined): number | undefined {
  const key = query.policyKey ?? parsePolicyKey(header);
  return key === 0 ? undefined : key;
}

function parsePolicyKey(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const key = /^\d{1,10}$/.test(header.trim()) ? Number(header) : Number.NaN;
  if (key <= 0xffffffff) return key;
  throw new EasQueryError('X-MS-PolicyKey', 'a number from 0 to 4294967295', JSON.stringify(header));
}
