export { type ListenerRole, listenersOf, nominalPorts, type ServerListener } from './listeners.ts';
export { buildTopology, loadTopology } from './load.ts';
export { sameName } from './names.ts';
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
export {
  type Database,
  type ExchangeVersion,
  type MailSettings,
  type Namespace,
  type Server,
  type Topology,
  topologySchema,
  type User,
  type VirtualDirectory,
} from './schema.ts';
export {
  type VirtualDirectoryName,
  virtualDirectoryNames,
  virtualDirectoryPaths,
  virtualDirectoryRoot,
} from './virtual-directories.ts';
