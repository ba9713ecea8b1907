import type { HttpProxyRecord } from '../../protocols/logs/httpproxy-log.ts';
import { registry } from '../../protocols/registry.ts';
import { serverNamed, type Topology } from '../../topology/index.ts';
import type { Decision, RequestRecord } from '../types.ts';

/**
 * A request as a line of an HttpProxy log (wire.md §9). The reasons of the decision are in GenericInfo by their clauses;
 * what is refused says why in GenericErrors. Own choice where the lab has no such thing: AnchorMailbox is the user (no
 * SIDs), and TargetServer of a redirect is the host that it leads to.
 */
export function httpProxyRecord(record: RequestRecord, topology: Topology): HttpProxyRecord {
  const { decision, target, protocol } = record;
  const user = record.user === null ? '' : `${topology.domain.netBios}\\${record.user}`;
  const isRouted = record.action === 'Proxy' || record.action === 'Redirect';
  const targetServer = target && serverNamed(topology, target.server);
  return {
    dateTime: record.at,
    requestId: record.requestId,
    protocol: protocol === null ? 'Unknown' : registry[protocol].httpProxyModule,
    urlHost: record.host,
    urlStem: record.stem,
    authenticationType: record.authenticationType ?? '',
    authenticatedUser: user,
    anchorMailbox: user,
    userAgent: record.userAgent,
    serverHostName: record.server,
    httpStatus: record.status,
    backEndStatus: record.backEndStatus,
    errorCode: record.error ?? '',
    method: record.method,
    proxyAction: record.action ?? '',
    targetServer: targetOf(decision),
    targetServerVersion: targetServer ? buildNumber(targetServer.adminDisplayVersion) : '',
    routingType: isRouted ? 'IntraForest' : '',
    routingHint: isRouted ? 'WindowsIdentity' : '',
    urlQuery: record.query === '' ? '' : `?${record.query}`,
    genericInfo: genericInfo(record),
    genericErrors: decision?.kind === 'refuse' ? pairs([['Refused', decision.why]]) : '',
  };
}

/** `15.00.0847.032` for `Version 15.0 (Build 847.32)`. */
export function buildNumber(adminDisplayVersion: string): string {
  const [major = '', minor = '', build = '', revision = ''] = adminDisplayVersion.match(/\d+/g) ?? [];
  return [major, minor.padStart(2, '0'), build.padStart(4, '0'), revision.padStart(3, '0')].join('.');
}

function targetOf(decision: Decision | null): string {
  switch (decision?.kind) {
    case 'proxy':
      return decision.target.fqdn;
    case 'redirect':
      return URL.parse(decision.to)?.hostname ?? '';
    case 'refuse':
    case undefined:
      return '';
  }
}

function genericInfo({ at, durationMs, decision }: RequestRecord): string {
  return pairs([
    ['BeginRequest', new Date(at - durationMs).toISOString()],
    ...(decision?.reasons ?? []).map(({ clause, text }) => [clause, text] as const),
    ...(decision?.kind === 'proxy'
      ? [['Candidates', decision.candidates.map(({ server }) => server).join(' ')] as const]
      : []),
    ['EndRequest', new Date(at).toISOString()],
  ]);
}

/** `Name=text;Name=text;` */
function pairs(named: (readonly [name: string, text: string])[]): string {
  return named.map(([name, text]) => `${name}=${text.replaceAll(';', ',')};`).join('');
}
