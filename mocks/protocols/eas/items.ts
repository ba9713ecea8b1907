import type { StoreMessage, StoreMessageSummary } from '../../../contract/store.ts';
import type { BodyPreference, Email } from '../../../protocols/eas/commands/email.ts';
import { plainBody } from '../../../protocols/eas/commands/email.ts';
import {
  folderSyncStatuses,
  folderTypes,
  formatFolderSyncResponse,
  parseFolderSyncRequest,
} from '../../../protocols/eas/commands/folder-sync.ts';
import {
  type EstimateCollection,
  estimateStatuses,
  formatGetItemEstimateResponse,
  parseGetItemEstimateRequest,
} from '../../../protocols/eas/commands/get-item-estimate.ts';
import {
  formatItemOperationsResponse,
  type ItemFetch,
  itemOperationsStatuses,
  parseItemOperationsRequest,
} from '../../../protocols/eas/commands/item-operations.ts';
import {
  formatSyncResponse,
  parseSyncRequest,
  type SyncCollectionRequest,
  type SyncCollectionResponse,
  type SyncItem,
  syncStatuses,
  wantsChanges,
} from '../../../protocols/eas/commands/sync.ts';
import type { Element } from '../../../protocols/eas/element.ts';
import { success } from '../../../protocols/eas/statuses.ts';
import type { Store } from '../../kit/store-client.ts';
import type { CommandContext } from './context.ts';

/** Folders of the store as ActiveSync numbers them. Sync keys count the answers: these mailboxes never change. */
const collections: Record<string, { folder: string; type: number }> = {
  3: { folder: 'drafts', type: folderTypes.drafts },
  4: { folder: 'deleteditems', type: folderTypes.deletedItems },
  5: { folder: 'inbox', type: folderTypes.inbox },
  6: { folder: 'sentitems', type: folderTypes.sentItems },
};
const initial = '0';
const synchronized = '2';
const begun = '1';

/** FolderSync: the whole hierarchy for key 0, nothing new for key 1. */
export async function syncFolders(document: Element, { store }: CommandContext): Promise<Element> {
  const { syncKey } = parseFolderSyncRequest(document);
  if (syncKey !== initial && syncKey !== begun) {
    return formatFolderSyncResponse({ status: folderSyncStatuses.wrongSyncKey });
  }
  const { folders } = await store.folders();
  const added = Object.entries(collections).flatMap(([serverId, { folder, type }]) => {
    const found = folders.find(({ id }) => id === folder);
    return found === undefined ? [] : [{ serverId, parentId: '0', displayName: found.displayName, type }];
  });
  return formatFolderSyncResponse({
    status: folderSyncStatuses.success,
    syncKey: begun,
    changes: { added: syncKey === initial ? added : [], updated: [], deleted: [] },
  });
}

/** Sync: key 0 begins, key 1 gets every item, key 2 nothing (an empty answer). */
export async function syncItems(
  document: Element,
  { store, version }: CommandContext,
): Promise<Element | null> {
  const request = parseSyncRequest(document);
  const answers = await Promise.all(
    request.collections.map((collection) => syncCollection(collection, store)),
  );
  const changed = answers.filter((answer) => answer !== null);
  return changed.length === 0 ? null : formatSyncResponse({ collections: changed }, version);
}

async function syncCollection(
  request: SyncCollectionRequest,
  store: Store,
): Promise<SyncCollectionResponse | null> {
  const { collectionId, syncKey } = request;
  const answer = (status: number, key: string, added: SyncItem[] = []): SyncCollectionResponse => ({
    ...(request.class !== undefined && { class: request.class }),
    syncKey: key,
    collectionId,
    status,
    moreAvailable: false,
    added,
    changed: [],
    deleted: [],
  });
  const collection = collections[collectionId];
  if (collection === undefined) return answer(syncStatuses.objectNotFound, syncKey);
  switch (syncKey) {
    case initial:
      return answer(syncStatuses.success, begun);
    case begun: {
      if (!wantsChanges(request)) return answer(syncStatuses.success, begun);
      const { messages } = await store.wholeMessages(collection.folder);
      const added = messages.map((message) => ({
        serverId: `${collectionId}:${message.id}`,
        email: emailOf(message, request.bodyPreferences),
      }));
      return answer(syncStatuses.success, synchronized, added);
    }
    case synchronized:
      return null;
    default:
      return answer(syncStatuses.wrongSyncKey, initial);
  }
}

/** GetItemEstimate: what Sync would bring. */
export async function estimateItems(document: Element, { store, version }: CommandContext): Promise<Element> {
  const { collections: asked } = parseGetItemEstimateRequest(document);
  const responses = await Promise.all(asked.map((collection) => estimateCollection(collection, store)));
  return formatGetItemEstimateResponse({ responses }, version);
}

async function estimateCollection(
  { collectionId, syncKey, class: itemClass }: EstimateCollection,
  store: Store,
) {
  const collection = collections[collectionId];
  if (collection === undefined) return { status: estimateStatuses.unknownCollection };
  if (syncKey === initial) return { status: estimateStatuses.notYetSynchronized };
  if (syncKey !== begun && syncKey !== synchronized) return { status: estimateStatuses.wrongSyncKey };
  const { messages } = await store.messages(collection.folder);
  return {
    status: estimateStatuses.success,
    collection: {
      collectionId,
      ...(itemClass !== undefined && { class: itemClass }),
      estimate: syncKey === begun ? messages.length : 0,
    },
  };
}

/** ItemOperations: fetches messages whole. */
export async function fetchItems(document: Element, { store }: CommandContext): Promise<Element> {
  const { fetches } = parseItemOperationsRequest(document);
  return formatItemOperationsResponse({
    status: itemOperationsStatuses.success,
    fetches: await Promise.all(fetches.map((fetch) => fetchItem(fetch, store))),
  });
}

async function fetchItem({ collectionId, serverId, bodyPreferences }: ItemFetch, store: Store) {
  const folder = collections[collectionId]?.folder;
  const id = serverId.startsWith(`${collectionId}:`) ? serverId.slice(collectionId.length + 1) : '';
  const found = folder === undefined || id === '' ? null : await store.message(folder, id);
  if (found === null) return { status: itemOperationsStatuses.notFound, collectionId, serverId };
  return { status: success, collectionId, serverId, email: emailOf(found.message, bodyPreferences) };
}

function emailOf(message: StoreMessage['message'], preferences: readonly BodyPreference[]): Email {
  const text = message.mime.slice(message.mime.indexOf('\r\n\r\n') + 4);
  return {
    to: mailboxText(message.to),
    from: mailboxText(message.from),
    subject: message.subject,
    receivedAt: Date.parse(message.received),
    read: message.isRead,
    body: plainBody(text, preferences[0]?.truncationSize),
  };
}

const mailboxText = ({ name, address }: StoreMessageSummary['from']) => `"${name}" <${address}>`;
