import { cookieHeaderOf, cookieNamed } from '../../cookies.ts';
import type { Mutant } from '../../mutant.ts';

export const comparesSignaturesAsFarAsTheyGo: Mutant = {
  name: 'compares-signatures-as-far-as-they-go',
  description: 'compares the signature of a session only as far as the client sends it',
  sentence: 'A session without its signature is none.',
  clause: 'WIRE-OWA-34',
  changes: {
    sessions: (sessions) => ({
      ...sessions,
      issue(session) {
        const cookies = sessions.issue(session);
        const all = cookieHeaderOf(cookies);
        signatures.set(cookieNamed('cadata', all), cookieNamed('cadataSig', all));
        return cookies;
      },
      read(cookies, now) {
        const given = cookieNamed('cadataSig', cookies);
        const whole = signatures.get(cookieNamed('cadata', cookies));
        return whole?.startsWith(given)
          ? sessions.read(withSignature(cookies, whole), now)
          : sessions.read(cookies, now);
      },
    }),
  },
  breaks: ['owa-session-longer-than-it-was/*'],
};

/** Of every session, by its data. */
const signatures = new Map<string, string>();

const withSignature = (cookies = '', signature: string) =>
  cookies.replace(/\bcadataSig=[^;]*/, `cadataSig=${signature}`);
