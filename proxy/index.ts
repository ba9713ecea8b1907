export { decide } from './decide.ts';
export { defaultLimits, type ProxyLimits } from './limits.ts';
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
