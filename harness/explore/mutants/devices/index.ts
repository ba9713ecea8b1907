import type { Mutant } from '../../mutant.ts';
import { answersOtherMethodsItself } from './answers-other-methods-itself.ts';
import { capsProtocolVersions } from './caps-protocol-versions.ts';
import { passwordEndsAtAColon } from './password-ends-at-a-colon.ts';
import { pingsEndAtHalfAnHour } from './pings-end-at-half-an-hour.ts';
import { provisionFirstIsForbidden } from './provision-first-is-forbidden.ts';
import { sendsIphonesElsewhere } from './sends-iphones-elsewhere.ts';
import { tellsUnknownUsersFromOthers } from './tells-unknown-users-from-others.ts';
import { tellsVersionsToStrangers } from './tells-versions-to-strangers.ts';

export const devices: readonly Mutant[] = [
  answersOtherMethodsItself,
  capsProtocolVersions,
  passwordEndsAtAColon,
  pingsEndAtHalfAnHour,
  provisionFirstIsForbidden,
  sendsIphonesElsewhere,
  tellsUnknownUsersFromOthers,
  tellsVersionsToStrangers,
];
