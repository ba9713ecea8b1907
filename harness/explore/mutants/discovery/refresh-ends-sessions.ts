import type { Mutant } from '../../mutant.ts';

let readings = 0;

export const refreshEndsSessions: Mutant = {
  name: 'refresh-ends-sessions',
  description: 'takes no session for valid any more once the organisation was read again',
  sentence: 'A session lives on when the organisation is read again.',
  clause: 'WIRE-DIR-15',
  changes: {
    readMap: (readMap) => async () => {
      const map = await readMap();
      readings += 1;
      return map;
    },
    sessions: (sessions) => {
      const issuedIn = new Map<string, number>();
      return {
        ...sessions,
        read(cookies, now) {
          const state = sessions.read(cookies, now);
          if (state.kind !== 'valid') return state;
          const { user } = state.session;
          const reading = issuedIn.get(user) ?? readings;
          issuedIn.set(user, reading);
          return reading === readings ? state : { kind: 'none' };
        },
      };
    },
  },
  breaks: ['owa-session-survives-a-refresh'],
};
