import { decidingAbout, withOwa } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const proxiesOrange: Mutant = {
  name: 'proxies-orange',
  description: 'proxies OWA to every 2010 site, Internet-facing or not',
  sentence: 'A browser whose mailbox is in another Internet-facing site is redirected there.',
  clause: 'E15-OWA-ORANGE-2',
  changes: decidingAbout(({ topology }) => ({
    topology: withOwa(
      topology,
      ({ version }) => version === 2010,
      ({ externalUrl: _, ...owa }) => owa,
    ),
  })),
  breaks: [
    'owa-orange-region-redirect',
    'owa-redirect-to-nobody',
    'owa-{site3-gets-an-external-url,one-external-url-is-enough}',
  ],
};
