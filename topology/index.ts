// What everybody asks of an organisation. Reading one from files is load.ts: the servers of a lab are spared its libraries.
export { type ListenerRole, listenersOf, nominalPorts, type ServerListener } from './listeners.ts';
export { sameName, sameUrl } from './names.ts';
export {
  type Account,
  clientAccessServers,
  findAccount,
  isInternetFacing,
  isUnderTest,
  type MailboxFacts,
  passwordOf,
  serverNamed,
  withExternalUrl,
} from './queries.ts';
export { isClientAccess, isMailbox } from './roles.ts';
export type {
  Database,
  ExchangeVersion,
  MailSettings,
  Namespace,
  Server,
  Topology,
  User,
  VirtualDirectory,
} from './schema.ts';
export {
  type VirtualDirectoryName,
  virtualDirectoryNames,
  virtualDirectoryPaths,
  virtualDirectoryRoot,
} from './virtual-directories.ts';
