import { decidingAbout, withOwa } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const ssoToHttp: Mutant = {
  name: 'sso-to-http',
  description:
    'redirects silently to an ExternalUrl that is http, so that the form posts the password in the clear',
  sentence: 'A silent redirect needs HTTPS on both sides.',
  clause: 'WIRE-OWA-20',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) => {
      const right = decide(request, mailbox, topology, health);
      if (right.kind !== 'redirect' || !right.to.startsWith('http:')) return right;
      const secure = decidingAbout(() => ({
        topology: withOwa(
          topology,
          () => true,
          ({ externalUrl, ...owa }) => ({
            ...owa,
            ...(externalUrl !== undefined && { externalUrl: externalUrl.replace(/^http:/, 'https:') }),
          }),
        ),
      })).decide?.(decide)(request, mailbox, topology, health);
      if (secure?.kind !== 'redirect') return right;
      return { ...secure, to: secure.to.replace(/^https:/, 'http:'), destination: right.destination };
    },
  },
  breaks: ['owa-redirect-to-http/*'],
};
