import type { ExchangeVersion } from '../../topology/index.ts';

/** Versions of the ActiveSync protocol, oldest first. */
const easVersions = ['1.0', '2.0', '2.1', '2.5', '12.0', '12.1', '14.0', '14.1'] as const;
export type EasVersion = (typeof easVersions)[number];

/** Commands and their codes in base64 queries ([MS-ASHTTP] 2.2.1.1.1.1.2); those without one are of 2.5 and before. In the order of `MS-ASProtocolCommands`. */
export const easCommands = {
  Sync: 0,
  SendMail: 1,
  SmartForward: 2,
  SmartReply: 3,
  GetAttachment: 4,
  GetHierarchy: null,
  CreateCollection: null,
  DeleteCollection: null,
  MoveCollection: null,
  FolderSync: 9,
  FolderCreate: 10,
  FolderDelete: 11,
  FolderUpdate: 12,
  MoveItems: 13,
  GetItemEstimate: 14,
  MeetingResponse: 15,
  Search: 16,
  Settings: 17,
  Ping: 18,
  ItemOperations: 19,
  Provision: 20,
  ResolveRecipients: 21,
  ValidateCert: 22,
} as const satisfies Record<string, number | null>;
export type EasCommand = keyof typeof easCommands;

/** What a server of a version says it is. */
export interface EasServer {
  /** `MS-Server-ActiveSync`. */
  build: string;
  /** `MS-ASProtocolVersions`, oldest first. */
  versions: readonly EasVersion[];
  /** `MS-ASProtocolCommands`. */
  commands: readonly EasCommand[];
}

const allCommands = Object.keys(easCommands) as EasCommand[];

const since2010: readonly EasVersion[] = ['2.0', '2.1', '2.5', '12.0', '12.1', '14.0', '14.1'];

/** What each Exchange version offers (wire.md §3). */
export const easServers: Readonly<Record<ExchangeVersion, EasServer>> = {
  2007: { build: '8.3', versions: ['1.0', '2.0', '2.1', '2.5', '12.0', '12.1'], commands: allCommands },
  2010: { build: '14.3', versions: since2010, commands: allCommands },
  2013: { build: '15.0', versions: since2010, commands: allCommands },
};

/** The newest version that is both offered and understood; undefined when there is none. Order does not matter. */
export function bestVersion(
  offered: readonly string[],
  understood: readonly EasVersion[] = ['12.1', '14.0', '14.1'],
): EasVersion | undefined {
  return easVersions.findLast((version) => offered.includes(version) && understood.includes(version));
}

/** Whether the first version is the second or newer. */
export function isAtLeast(version: EasVersion, other: EasVersion): boolean {
  return easVersions.indexOf(version) >= easVersions.indexOf(other);
}

/** The protocol version of that name; undefined for any other text. */
export function asEasVersion(text: string): EasVersion | undefined {
  return easVersions.find((version) => version === text);
}
