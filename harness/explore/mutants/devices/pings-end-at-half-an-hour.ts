import { answer } from '../../../../proxy/http/request-context.ts';
import type { Mutant } from '../../mutant.ts';

export const pingsEndAtHalfAnHour: Mutant = {
  name: 'pings-end-at-half-an-hour',
  description: 'answers a Ping itself after half an hour, so that no connection stays for longer',
  sentence: 'A Ping is held for the whole heartbeat that its device asked for.',
  clause: 'WIRE-EAS-8',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      const timer = context.url.includes('Cmd=Ping')
        ? frontEnd.clock.setTimer(30 * 60_000, () => answer(context, { status: 200, body: '' }))
        : null;
      await handle(frontEnd, context);
      timer?.cancel();
    },
  },
  breaks: ['eas-longest-ping/*'],
};
