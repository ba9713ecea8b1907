import type { Mutant } from '../../mutant.ts';
import { answersOptionsItself } from './answers-options-itself.ts';
import { dropsUnknownHeaders } from './drops-unknown-headers.ts';
import { hostOfTheClient } from './host-of-the-client.ts';
import { keepsForgedMarks } from './keeps-forged-marks.ts';
import { normalisesTargets } from './normalises-targets.ts';
import { passesPasswordOn } from './passes-password-on.ts';
import { pathsByCase } from './paths-by-case.ts';
import { readsDeviceQueries } from './reads-device-queries.ts';
import { serviceAccountIdentity } from './service-account-identity.ts';
import { unsignedIdentity } from './unsigned-identity.ts';

export const requests: readonly Mutant[] = [
  answersOptionsItself,
  dropsUnknownHeaders,
  hostOfTheClient,
  keepsForgedMarks,
  normalisesTargets,
  passesPasswordOn,
  pathsByCase,
  readsDeviceQueries,
  serviceAccountIdentity,
  unsignedIdentity,
];
