import { decidingAbout, withOwa } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const comparesExternalUrlsByLetters: Mutant = {
  name: 'compares-external-urls-by-letters',
  description: 'overlooks an ExternalUrl that is not in small letters',
  sentence: 'The letters of an ExternalUrl do not matter.',
  clause: 'WIRE-SEL-14',
  changes: decidingAbout(({ topology }) => ({
    topology: withOwa(
      topology,
      ({ virtualDirectories }) => !(virtualDirectories.owa?.externalUrl ?? 'https://').startsWith('https://'),
      ({ externalUrl: _, ...rest }) => rest,
    ),
  })),
  breaks: ['owa-external-url-in-other-letters/*'],
};
