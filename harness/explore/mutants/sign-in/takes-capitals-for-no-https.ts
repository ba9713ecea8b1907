import { decidingAbout, withOwa } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const takesCapitalsForNoHttps: Mutant = {
  name: 'takes-capitals-for-no-https',
  description: 'looks for https: at the beginning of an ExternalUrl in these letters alone',
  sentence: 'An ExternalUrl that begins with HTTPS: is one of HTTPS.',
  clause: 'WIRE-SEL-14',
  changes: decidingAbout(({ topology }) => ({
    topology: withOwa(
      topology,
      ({ virtualDirectories }) =>
        virtualDirectories.owa?.externalUrl !== undefined &&
        !virtualDirectories.owa.externalUrl.startsWith('https:'),
      (owa) => ({ ...owa, formsAuthentication: false }),
    ),
  })),
  breaks: ['owa-external-url-in-other-letters/*'],
};
