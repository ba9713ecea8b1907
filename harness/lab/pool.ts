import type { Topology } from '../../topology/index.ts';
import type { AssembledLab } from './assemble.ts';
import { closeAll } from './close-all.ts';
import type { Lab, StartLab } from './types.ts';

export interface LabPoolOptions {
  startLab: (topology: Topology, stopped: readonly string[]) => Promise<AssembledLab>;
  /** Whether a lab that nobody uses can become one of a topology. */
  canBecome: (lab: Lab, topology: Topology) => boolean;
  /** How many labs there may be at once; who comes then waits for his turn. Default: as many as are asked for. */
  limit?: number;
}

/** Labs that are used one after the other: warm ones serve a case in a fraction of the time of cold ones. */
export interface LabPool {
  /** A lab that nobody else uses, as if it were new; its `close` gives it back. */
  startLab: StartLab;
  /** Closes the labs that were given back. Never throws; afterwards nothing can be taken. */
  close(): Promise<void>;
}

/** Makes an empty pool: nothing is started before it is asked for. */
export function createLabPool({ startLab, canBecome, limit = Infinity }: LabPoolOptions): LabPool {
  const idle: AssembledLab[] = [];
  const waiting: (() => void)[] = [];
  let leased = 0;
  let closed: Promise<void> | undefined;

  const turn = async () => {
    if (leased < limit) leased += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const giveTurn = () => {
    const next = waiting.shift();
    if (next === undefined) leased -= 1;
    else next();
  };
  const giveBack = async (lab: AssembledLab, taken: Topology) => {
    try {
      // Its user may have changed the organisation.
      const isUsable = (await lab.restore()) && (lab.topology === taken || canBecome(lab, taken));
      if (isUsable && closed === undefined) idle.push(lab);
      else await lab.close();
    } catch {
      await lab.close();
    } finally {
      giveTurn();
    }
  };
  const take = async (topology: Topology, stopped: readonly string[]): Promise<AssembledLab> => {
    if (closed !== undefined) throw new Error('the pool of labs is closed');
    const same = idle.findIndex((lab) => lab.topology === topology);
    const index = same === -1 ? idle.findIndex((lab) => canBecome(lab, topology)) : same;
    const [warm] = index === -1 ? [] : idle.splice(index, 1);
    if (warm === undefined) return startLab(topology, stopped);
    try {
      await warm.become(topology, stopped);
      return warm;
    } catch (error) {
      await warm.close();
      throw error;
    }
  };
  return {
    async startLab(topology, stopped = []) {
      await turn();
      try {
        return lease(await take(topology, stopped), (lab) => giveBack(lab, topology));
      } catch (error) {
        giveTurn();
        throw error;
      }
    },
    close() {
      closed ??= closeAll(idle.splice(0).map((lab) => () => lab.close()));
      return closed;
    },
  };
}

/** The lab as one user has it. */
function lease(lab: AssembledLab, giveBack: (lab: AssembledLab) => Promise<void>): Lab {
  let closed: Promise<void> | undefined;
  return {
    ...lab,
    get topology() {
      return lab.topology;
    },
    close() {
      closed ??= giveBack(lab);
      return closed;
    },
  };
}
