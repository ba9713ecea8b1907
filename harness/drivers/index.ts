import type { Protocol } from '../../protocols/registry.ts';
import { easDriver } from './eas/driver.ts';
import { owaDriver } from './owa/driver.ts';
import type { Driver } from './types.ts';

const drivers: Partial<Record<Protocol, Driver>> = { owa: owaDriver, eas: easDriver };

/** The client of a protocol; undefined for a protocol that the lab cannot speak yet. */
export function driverFor(protocol: Protocol): Driver | undefined {
  return drivers[protocol];
}
