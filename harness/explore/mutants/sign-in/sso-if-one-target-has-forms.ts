import { decidingAbout, withOwa } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const ssoIfOneTargetHasForms: Mutant = {
  name: 'sso-if-one-target-has-forms',
  description: "looks only whether the first server behind the target's name has forms",
  sentence: "Single sign-on needs forms on every server that the target's name leads to.",
  clause: 'WIRE-OWA-22',
  changes: decidingAbout(({ topology }) => ({
    topology: withOwa(
      topology,
      ({ name }) => name === 'cas2007-2' || name === 'cas2010-4',
      (owa) => ({ ...owa, formsAuthentication: true }),
    ),
  })),
  breaks: ['owa-other-target-without-forms/*'],
};
