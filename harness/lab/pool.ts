import type { Topology } from '../../topology/index.ts';
import { closeAll } from './close-all.ts';
import type { Lab, StartLab } from './types.ts';

export interface LabPoolOptions {
  startLab: StartLab;
  /** How many exclusive labs may stand ready ahead, over all topologies. */
  size: number;
}

/** Labs for the cases of a run. Topologies are told apart by identity: a patched one is another one. */
export interface LabPool {
  /** The lab that many cases use at once: started at the first call, closed by the pool alone. */
  shared: StartLab;
  /**
   * A lab that nobody has used, one that stands ready when there is one. The taker closes it: it is never handed out
   * again, since its clock, its faults or its servers may not be what they were.
   */
  exclusive: StartLab;
  /** Announces that so many exclusive labs of a topology will be taken: some of them are started ahead. */
  prepare(topology: Topology, count: number): void;
  /** Closes the shared labs and those that were not taken. Never throws; afterwards nothing can be taken. */
  close(): Promise<void>;
}

/** Makes an empty pool: nothing is started before it is asked for or announced. */
export function createLabPool({ startLab, size }: LabPoolOptions): LabPool {
  const shared = new Map<Topology, Promise<Lab>>();
  const announced = new Map<Topology, { left: number; ready: Promise<Lab>[] }>();
  let readyCount = 0;
  let closed: Promise<void> | undefined;

  const start = async (topology: Topology): Promise<Lab> => {
    if (closed !== undefined) throw new Error('the pool of labs is closed');
    return startLab(topology);
  };
  const fill = () => {
    for (const [topology, stock] of announced) {
      while (readyCount < size && stock.ready.length < stock.left) {
        const starting = start(topology);
        // Whoever takes it is told why it did not start.
        starting.catch(() => {});
        stock.ready.push(starting);
        readyCount += 1;
      }
    }
  };
  return {
    shared(topology) {
      const known = shared.get(topology) ?? start(topology);
      shared.set(topology, known);
      return known;
    },
    async exclusive(topology) {
      const stock = announced.get(topology);
      const ready = stock?.ready.shift();
      if (stock !== undefined) stock.left = Math.max(0, stock.left - 1);
      if (ready === undefined) return start(topology);
      readyCount -= 1;
      // Not before the taker has gone on: a start keeps the event loop busy.
      setImmediate(() => closed === undefined && fill());
      return ready;
    },
    prepare(topology, count) {
      const stock = announced.get(topology) ?? { left: 0, ready: [] };
      stock.left += count;
      announced.set(topology, stock);
      if (closed === undefined) fill();
    },
    close() {
      if (closed !== undefined) return closed;
      const labs = [...shared.values(), ...[...announced.values()].flatMap(({ ready }) => ready)];
      closed = closeAll(labs.map((lab) => async () => (await lab).close()));
      announced.clear();
      return closed;
    },
  };
}
