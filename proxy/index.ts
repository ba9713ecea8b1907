export { decide } from './decide.ts';
export { defaultLimits, type ProxyLimits } from './limits.ts';
export { type ProgramIo, runProxyProgram, stopSignal } from './program.ts';
export { proxyConfigSchema } from './program-config.ts';
export { startProxy } from './server.ts';
export type {
  Decide,
  Decision,
  Health,
  ProxyOptions,
  Reason,
  RequestFacts,
  RequestRecord,
  RunningProxy,
  Target,
} from './types.ts';
