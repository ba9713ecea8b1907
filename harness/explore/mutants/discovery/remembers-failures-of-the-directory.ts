import { DirectoryError } from '../../../../contract/directory.ts';
import { createAuthentication } from '../../../../proxy/http/authenticate.ts';
import type { Mutant } from '../../mutant.ts';

let failedAt = Number.NEGATIVE_INFINITY;

export const remembersFailuresOfTheDirectory: Mutant = {
  name: 'remembers-failures-of-the-directory',
  description: 'answers 503 for a minute after the directory failed',
  sentence: 'A directory that works again is asked again at once.',
  clause: 'WIRE-DIR-14',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { discovery, clock } = frontEnd;
      const asked = async <T>(ask: () => Promise<T>): Promise<T> => {
        if (clock.now() - failedAt < 60_000) throw new DirectoryError('the directory failed a moment ago');
        try {
          return await ask();
        } catch (error) {
          failedAt = clock.now();
          throw error;
        }
      };
      const patient = {
        ...discovery,
        basic: (authorization: string) => asked(() => discovery.basic(authorization)),
        logon: (user: string, password: string) => asked(() => discovery.logon(user, password)),
        account: (user: string) => asked(() => discovery.account(user)),
      };
      const authentication = createAuthentication(patient);
      return handle({ ...frontEnd, discovery: patient, authentication }, context);
    },
  },
  breaks: ['{owa,eas}-directory-is-back'],
};
