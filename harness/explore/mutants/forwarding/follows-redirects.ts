import { interceptors } from 'undici';
import type { Mutant } from '../../mutant.ts';

const { redirect } = interceptors;

export const followsRedirects: Mutant = {
  name: 'follows-redirects',
  description: 'follows the redirects of back ends in place of the client',
  sentence: "A back end's redirect is passed on and not followed.",
  clause: 'WIRE-FWD-11',
  changes: {
    createAgent: (createAgent) => (settings) =>
      createAgent(settings).compose(redirect({ maxRedirections: 3 })),
  },
  breaks: ['{owa,eas}-target-redirects/*'],
};
