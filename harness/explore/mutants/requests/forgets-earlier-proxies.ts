import type { Mutant } from '../../mutant.ts';
import { sendingHeader } from '../../sending.ts';

export const forgetsEarlierProxies: Mutant = {
  name: 'forgets-earlier-proxies',
  description: "replaces X-Forwarded-For by the client's address",
  sentence: 'What is in X-Forwarded-For already stays in front.',
  clause: 'WIRE-REQ-7',
  changes: sendingHeader('x-forwarded-for', (_, { peer }) => peer),
  breaks: ['owa-forwarded-for/*'],
};
