export { deriveGuid, virtualDirectoryPaths } from './derive.ts';
export { buildTopology, loadTopology } from './load.ts';
export {
  type Account,
  clientAccessServers,
  findAccount,
  isInternetFacing,
  type MailboxFacts,
  mailboxServers,
  passwordOf,
  serverNamed,
  withExternalUrl,
} from './queries.ts';
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
  type VirtualDirectoryName,
} from './schema.ts';
