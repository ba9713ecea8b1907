export { defined } from '../input/defined.ts';
export {
  didYouMean,
  parseYaml,
  partOf,
  readYaml,
  renderProblem,
  SourceError,
  type SourcePath,
  type SourceProblem,
  type YamlSource,
} from '../input/source.ts';
export { sortByPlace, validate } from '../input/validate.ts';
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
