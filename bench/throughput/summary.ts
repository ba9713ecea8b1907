import { median } from '../statistics.ts';
import { reference } from './contestants.ts';
import type { LoadResult, Scheme } from './contract.ts';

/** One contestant's turn in one round. */
export interface Measurement extends LoadResult {
  scheme: Scheme;
  round: number;
  contestant: string;
}

/** A contestant's medians over the rounds. */
export interface Standing {
  scheme: Scheme;
  contestant: string;
  rounds: number;
  requestsPerSecond: number;
  /** Requests per second as a share of the reference's in the same round: median of the rounds. */
  ratio: number;
  cpuMicroseconds: number | null;
  /** The reference's CPU per request as a share of this one's: what the ratio would be if CPU were all that counted. */
  cpuRatio: number | null;
  p99: number;
}

/** In the order in which they were measured. Pure. */
export function standings(measurements: readonly Measurement[]): Standing[] {
  const groups = Map.groupBy(measurements, ({ scheme, contestant }) => `${scheme} ${contestant}`);
  return [...groups.values()].flatMap((turns) => {
    const [first] = turns;
    if (first === undefined) return [];
    const { scheme, contestant } = first;
    const medianOf = (value: (turn: Measurement) => number) => median(turns.map(value));
    const rivals = new Map(
      measurements
        .filter((other) => other.scheme === scheme && other.contestant === reference)
        .map((other) => [other.round, other]),
    );
    const toRival = (share: (own: Measurement, rival: Measurement) => number) =>
      medianOf((turn) => {
        const rival = rivals.get(turn.round);
        return rival === undefined ? Number.NaN : share(turn, rival);
      });
    const cpuKnown = turns.every(({ cpuMicroseconds }) => cpuMicroseconds !== null);
    return {
      scheme,
      contestant,
      rounds: turns.length,
      requestsPerSecond: medianOf((turn) => turn.requestsPerSecond),
      ratio: toRival((own, rival) => own.requestsPerSecond / rival.requestsPerSecond),
      cpuMicroseconds: cpuKnown ? medianOf((turn) => turn.cpuMicroseconds ?? 0) : null,
      cpuRatio: cpuKnown
        ? toRival((own, rival) => (rival.cpuMicroseconds ?? 0) / (own.cpuMicroseconds ?? 0))
        : null,
      p99: medianOf((turn) => turn.p99),
    };
  });
}
