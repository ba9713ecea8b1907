import type { RequestFault } from '../../contract/fault.ts';

/** The faults that are set on one server. */
export interface Faults {
  /** Replaces all of them. */
  set(faults: readonly RequestFault[]): void;
  /** The first that fits a request of this protocol, counted as used; undefined when the server is to work. */
  take(protocol: string): RequestFault | undefined;
}

export function createFaults(): Faults {
  let active: { fault: RequestFault; left: number }[] = [];
  return {
    set(faults) {
      active = faults.map((fault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }));
    },
    take(protocol) {
      const found = active.find(
        ({ fault, left }) => left > 0 && (fault.protocol === undefined || fault.protocol === protocol),
      );
      if (found !== undefined) found.left -= 1;
      return found?.fault;
    },
  };
}
