import type { Protocol } from '../../protocols/registry.ts';
import { easDriver } from './eas/driver.ts';
import { owaDriver } from './owa/driver.ts';
import type { Driver } from './types.ts';
import type { VerbTable } from './verbs.ts';

/** A protocol adds a line: its drivers, first the one that sends raw requests. */
const drivers: Partial<Record<Protocol, readonly Driver[]>> = {
  owa: [owaDriver],
  eas: [easDriver],
};

/** The clients that speak a protocol, none for one that the lab cannot speak yet. */
export function driversOf(protocol: Protocol): readonly Driver[] {
  return drivers[protocol] ?? [];
}

/** The driver that knows a verb, or sends raw requests (no verb). @param drivers of one protocol, no verb in two of them */
export function driverFor(drivers: readonly Driver[], verb: string | undefined): Driver | undefined {
  return verb === undefined ? drivers[0] : drivers.find(({ verbs }) => Object.hasOwn(verbs, verb));
}

/** The verbs of a protocol, whichever of its drivers knows them. */
export function verbsOf(protocol: Protocol): VerbTable {
  return Object.assign({}, ...driversOf(protocol).map(({ verbs }) => verbs));
}
