import type { TagName } from './code-pages.ts';
import { type Element, element, maybeNumberOf } from './element.ts';
import type { EasCommand } from './versions.ts';

/** Status of a command that succeeded, in every namespace. */
export const success = 1;

/** Status values that every command shares since 14.0 ([MS-ASCMD] 2.2.2), those that the lab answers with. */
export const commonStatuses = {
  invalidContent: 101,
  invalidWbxml: 102,
  invalidXml: 103,
  deviceIdMissingOrInvalid: 108,
  deviceTypeMissingOrInvalid: 109,
  serverError: 110,
  serverErrorRetryLater: 111,
  deviceNotProvisioned: 142,
  policyRefresh: 143,
  invalidPolicyKey: 144,
} as const;

const statusTags: Partial<Record<EasCommand, { root: TagName; status: TagName }>> = {
  Sync: { root: 'AirSync:Sync', status: 'AirSync:Status' },
  SendMail: { root: 'ComposeMail:SendMail', status: 'ComposeMail:Status' },
  SmartForward: { root: 'ComposeMail:SmartForward', status: 'ComposeMail:Status' },
  SmartReply: { root: 'ComposeMail:SmartReply', status: 'ComposeMail:Status' },
  FolderSync: { root: 'FolderHierarchy:FolderSync', status: 'FolderHierarchy:Status' },
  FolderCreate: { root: 'FolderHierarchy:FolderCreate', status: 'FolderHierarchy:Status' },
  FolderDelete: { root: 'FolderHierarchy:FolderDelete', status: 'FolderHierarchy:Status' },
  FolderUpdate: { root: 'FolderHierarchy:FolderUpdate', status: 'FolderHierarchy:Status' },
  MoveItems: { root: 'Move:MoveItems', status: 'Move:Status' },
  GetItemEstimate: { root: 'GetItemEstimate:GetItemEstimate', status: 'GetItemEstimate:Status' },
  MeetingResponse: { root: 'MeetingResponse:MeetingResponse', status: 'MeetingResponse:Status' },
  Search: { root: 'Search:Search', status: 'Search:Status' },
  Settings: { root: 'Settings:Settings', status: 'Settings:Status' },
  Ping: { root: 'Ping:Ping', status: 'Ping:Status' },
  ItemOperations: { root: 'ItemOperations:ItemOperations', status: 'ItemOperations:Status' },
  Provision: { root: 'Provision:Provision', status: 'Provision:Status' },
};

/** The answer that says a status and no more; undefined for commands whose answers are not WBXML. */
export function formatStatus(command: EasCommand, status: number): Element | undefined {
  const tags = statusTags[command];
  return tags && element(tags.root, [element(tags.status, status)]);
}

/** The status of a whole answer; undefined when it says one per collection only, or is of another command. @throws EasMessageError */
export function statusOf(command: EasCommand, document: Element): number | undefined {
  const tags = statusTags[command];
  return tags?.root === document.name ? maybeNumberOf(document, tags.status) : undefined;
}
