import { decidingAbout, withOwa } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const losesThePortOfAnExternalUrl: Mutant = {
  name: 'loses-the-port-of-an-external-url',
  description: 'redirects to the host of an ExternalUrl at the default port',
  sentence: 'The port of an ExternalUrl is a part of where a redirect goes.',
  clause: 'WIRE-SEL-16',
  changes: decidingAbout(({ topology }) => ({
    topology: withOwa(
      topology,
      ({ virtualDirectories }) => virtualDirectories.owa?.externalUrl !== undefined,
      (owa) => ({ ...owa, externalUrl: owa.externalUrl?.replace(/:\d+(?=\/)/, '') ?? '' }),
    ),
  })),
  breaks: ['owa-redirect-to-a-url-with-port/*'],
};
