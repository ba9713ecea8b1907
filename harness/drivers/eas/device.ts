import {
  folderTypes,
  formatFolderSyncRequest,
  parseFolderSyncResponse,
} from '../../../protocols/eas/commands/folder-sync.ts';
import { formatGetItemEstimateRequest } from '../../../protocols/eas/commands/get-item-estimate.ts';
import { formatItemOperationsRequest } from '../../../protocols/eas/commands/item-operations.ts';
import { formatPingRequest } from '../../../protocols/eas/commands/ping.ts';
import {
  formatProvisionRequest,
  parseProvisionResponse,
  policyType,
} from '../../../protocols/eas/commands/provision.ts';
import { formatSyncRequest, parseSyncResponse, syncStatuses } from '../../../protocols/eas/commands/sync.ts';
import type { Element } from '../../../protocols/eas/element.ts';
import { easHeaders, easHttpStatuses, listOf, wbxmlContentType } from '../../../protocols/eas/headers.ts';
import { type EasQuery, formatBase64Query, formatPlainQuery } from '../../../protocols/eas/query.ts';
import { commonStatuses, success } from '../../../protocols/eas/statuses.ts';
import { bestVersion, type EasCommand, type EasVersion, isAtLeast } from '../../../protocols/eas/versions.ts';
import { encodeWbxml } from '../../../protocols/eas/wbxml.ts';
import type { HttpAttempt, HttpClientAttempt } from '../http/attempt.ts';
import type { HttpClient, HttpRequest } from '../http/client.ts';
import type { EasAccount } from './account.ts';
import { type EasView, viewOf } from './view.ts';

/** What a device remembers of an account between its commands. */
export interface EasMemory {
  version?: EasVersion;
  policyKey: number;
  hierarchyKey: string;
  inbox?: string;
  syncKey: string;
  /** Server ID of the message that greets its reader. */
  greeting?: string;
}

export const emptyMemory = (): EasMemory => ({ policyKey: 0, hierarchyKey: '0', syncKey: '0' });

/** The commands of a device; each does first what is missing of those before it, and stops where one fails. */
export interface DeviceSession {
  /** In order; grows as the session goes on. */
  attempts: HttpClientAttempt[];
  options(): Promise<boolean>;
  provision(): Promise<boolean>;
  folderSync(): Promise<boolean>;
  sync(): Promise<boolean>;
  estimate(): Promise<boolean>;
  fetch(): Promise<boolean>;
  /** @param heartbeat in seconds */
  ping(heartbeat: number): Promise<boolean>;
}

/** One verb's worth of commands (wire.md §3). `memory` is read and written. */
export function openDeviceSession(http: HttpClient, account: EasAccount, memory: EasMemory): DeviceSession {
  const attempts: HttpClientAttempt[] = [];

  async function request(made: HttpRequest): Promise<EasView | null> {
    const headers = {
      authorization: account.authorization,
      'user-agent': account.device.userAgent,
      ...made.headers,
    };
    const attempt = await http.request({ ...made, headers });
    attempts.push(attempt);
    const view = viewOf(attempt.detail);
    if (view !== null && view.problem !== null) attempt.error = view.problem;
    return view;
  }

  async function options(): Promise<boolean> {
    const view = await request({ method: 'OPTIONS', url: account.url });
    const answered = attempts.at(-1);
    if (view?.page !== 'OPTIONS' || answered === undefined) return false;
    const offered = listOf(answered.detail.answer?.headers[easHeaders.protocolVersions]);
    const version = bestVersion(offered, account.understood);
    if (version === undefined) {
      answered.error = `no common version: offered ${offered.join(', ') || 'none'}, understood ${account.understood.join(', ')}`;
      return false;
    }
    memory.version = version;
    return true;
  }

  const negotiated = async () => memory.version !== undefined || options();

  /** Sends a command; null when nothing came back. */
  function ask(command: EasCommand, version: EasVersion, document: Element): Promise<EasView | null> {
    const { url, query } = account;
    return request({
      method: 'POST',
      url: `${url}?${(query === 'base64' ? formatBase64Query : formatPlainQuery)(queryOf(command, version))}`,
      headers: {
        'content-type': wbxmlContentType,
        ...(query === 'plain' && {
          [easHeaders.protocolVersion]: version,
          [easHeaders.policyKey]: String(policyKey()),
        }),
      },
      body: encodeWbxml(document),
    });
  }

  const policyKey = () => account.policyKey ?? memory.policyKey;

  function queryOf(command: EasCommand, protocolVersion: EasVersion): EasQuery {
    const { queryUser, query, device } = account;
    const common = { command, deviceId: device.id, deviceType: device.type, parameters: {} };
    return query === 'base64'
      ? { ...common, protocolVersion, policyKey: policyKey() }
      : { ...common, user: queryUser };
  }

  async function provision(): Promise<boolean> {
    if (!(await negotiated())) return false;
    const { version = '12.1' } = memory;
    memory.policyKey = 0;
    const { type, userAgent } = account.device;
    const device = isAtLeast(version, '14.0') ? { device: { model: type, userAgent } } : {};
    const asked = await ask(
      'Provision',
      version,
      formatProvisionRequest({ phase: 'ask', policyType, ...device }),
    );
    const temporary = policyKeyIn(asked);
    if (temporary === undefined) return false;
    memory.policyKey = temporary;
    const acknowledgement = { phase: 'acknowledge', policyType, policyKey: temporary, status: 1 } as const;
    const final = policyKeyIn(await ask('Provision', version, formatProvisionRequest(acknowledgement)));
    if (final === undefined) return false;
    memory.policyKey = final;
    return true;
  }

  /** Sends a command, and once more after Provision when the server asks for that; null unless it succeeds. */
  async function command(
    name: EasCommand,
    documentFor: (version: EasVersion) => Element,
  ): Promise<EasView | null> {
    if (!(await negotiated())) return null;
    const { version = '12.1' } = memory;
    const view = await ask(name, version, documentFor(version));
    if (account.policyKey !== null || !asksForProvisioning(view, attempts.at(-1)?.detail)) return view;
    return (await provision()) ? ask(name, version, documentFor(version)) : null;
  }

  async function folderSync(): Promise<boolean> {
    const { hierarchyKey } = memory;
    const view = await command('FolderSync', () => formatFolderSyncRequest({ syncKey: hierarchyKey }));
    if (view?.status !== success || view.document === null) return false;
    const { syncKey, changes } = parseFolderSyncResponse(view.document);
    memory.hierarchyKey = syncKey ?? hierarchyKey;
    const inbox = changes?.added.find(({ type }) => type === folderTypes.inbox);
    if (inbox !== undefined) memory.inbox = inbox.serverId;
    return memory.inbox !== undefined;
  }

  const knowsFolders = async () => memory.inbox !== undefined || folderSync();

  /** One Sync of the inbox with the key that there is; null unless it succeeds. */
  async function syncOnce(): Promise<EasView | null> {
    const collection = {
      syncKey: memory.syncKey,
      collectionId: memory.inbox ?? '',
      class: 'Email',
      bodyPreferences: memory.syncKey === '0' ? [] : [{ type: 1, truncationSize: 1024 }],
      commands: [],
    };
    const view = await command('Sync', (version) =>
      formatSyncRequest({ collections: [collection] }, version),
    );
    if (view === null || view.document === null) return view;
    const [answered] = parseSyncResponse(view.document).collections;
    if (answered?.status === syncStatuses.success) memory.syncKey = answered.syncKey;
    if (view.greeting !== null) memory.greeting = view.greeting;
    return view;
  }

  const isFine = (view: EasView | null) => view !== null && (view.status === success || isEmpty(view));
  const hasBegun = async () => memory.syncKey !== '0' || isFine(await syncOnce());

  async function sync(): Promise<boolean> {
    if (!(await knowsFolders()) || !(await hasBegun())) return false;
    const view = await syncOnce();
    if (view?.status !== syncStatuses.wrongSyncKey) return isFine(view);
    memory.syncKey = '0';
    return (await hasBegun()) && isFine(await syncOnce());
  }

  return {
    attempts,
    options,
    provision,
    folderSync,
    sync,
    async estimate() {
      if (!(await knowsFolders()) || !(await hasBegun())) return false;
      const { inbox = '', syncKey } = memory;
      const collections = [{ collectionId: inbox, syncKey, class: 'Email' }];
      return isFine(
        await command('GetItemEstimate', (version) => formatGetItemEstimateRequest({ collections }, version)),
      );
    },
    async fetch() {
      if (memory.greeting === undefined && !(await sync())) return false;
      const { inbox = '', greeting } = memory;
      if (greeting === undefined) return false;
      const fetches = [{ collectionId: inbox, serverId: greeting, bodyPreferences: [{ type: 1 }] }];
      return isFine(await command('ItemOperations', () => formatItemOperationsRequest({ fetches })));
    },
    async ping(heartbeatInterval) {
      if (!(await knowsFolders())) return false;
      const folders = [{ id: memory.inbox ?? '', class: 'Email' }];
      return isFine(await command('Ping', () => formatPingRequest({ heartbeatInterval, folders })));
    },
  };
}

const isEmpty = ({ page }: EasView) => page?.endsWith(' empty') === true;

function policyKeyIn(view: EasView | null): number | undefined {
  return view?.status === success && view.document !== null
    ? parseProvisionResponse(view.document).policy?.policyKey
    : undefined;
}

/** 449 up to 12.1, a status since 14.0 (wire.md §3). */
function asksForProvisioning(view: EasView | null, attempt: HttpAttempt | undefined): boolean {
  if (attempt?.answer?.status === easHttpStatuses.needsProvisioning) return true;
  const statuses: readonly (number | null | undefined)[] = [
    commonStatuses.deviceNotProvisioned,
    commonStatuses.policyRefresh,
    commonStatuses.invalidPolicyKey,
  ];
  return view !== null && statuses.includes(view.status);
}
