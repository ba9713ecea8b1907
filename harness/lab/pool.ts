import { monotonicMicroseconds } from '../../contract/journal.ts';
import type { Topology } from '../../topology/index.ts';
import { closeAll } from './close-all.ts';
import type { Lab, StartLab } from './types.ts';

export interface LabPoolOptions {
  startLab: (topology: Topology) => Promise<Lab>;
  /** Whether a lab that nobody uses can become one of a topology by Lab.setTopology. */
  canBecome: (lab: Lab, topology: Topology) => boolean;
}

/** Labs that are used one after the other: warm ones serve a case in a fraction of the time of cold ones. */
export interface LabPool {
  /** A lab that nobody else uses, as if it were new; its `close` gives it back. */
  startLab: StartLab;
  /** Closes the labs that were given back. Never throws; afterwards nothing can be taken. */
  close(): Promise<void>;
}

/** Makes an empty pool: nothing is started before it is asked for. */
export function createLabPool({ startLab, canBecome }: LabPoolOptions): LabPool {
  const idle: Lab[] = [];
  let closed: Promise<void> | undefined;

  const giveBack = async (lab: Lab) => {
    if (closed === undefined) idle.push(lab);
    else await lab.close();
  };
  return {
    async startLab(topology, stopped = []) {
      const lab = await take(topology);
      for (const server of stopped) await lab.stopServer(server);
      return lab;
    },
    close() {
      closed ??= closeAll(idle.splice(0).map((lab) => () => lab.close()));
      return closed;
    },
  };

  async function take(topology: Topology): Promise<Lab> {
    if (closed !== undefined) throw new Error('the pool of labs is closed');
    const same = idle.findIndex((lab) => lab.topology === topology);
    const index = same === -1 ? idle.findIndex((lab) => canBecome(lab, topology)) : same;
    const [warm] = index === -1 ? [] : idle.splice(index, 1);
    if (warm === undefined) return lend(await startLab(topology), giveBack);
    try {
      if (warm.topology !== topology) await warm.setTopology(topology);
    } catch (error) {
      await warm.close();
      throw error;
    }
    return lend(warm, giveBack);
  }
}

/** A lab for one user: what he did to it is undone at its close, or it is closed for good where that cannot be. */
function lend(lab: Lab, giveBack: (lab: Lab) => Promise<void>): Lab {
  const faulty = new Set<string>();
  const listening = new Set<() => void>();
  let isSpoilt = false;
  let closed: Promise<void> | undefined;
  const restore = async () => {
    for (const stop of listening) stop();
    try {
      if (isSpoilt || (await hasRequestsUnderWay(lab))) return await lab.close();
      for (const server of faulty) await lab.setFaults(server, []);
      await lab.forget(monotonicMicroseconds());
      await giveBack(lab);
    } catch {
      await lab.close();
    }
  };
  return {
    ...lab,
    get topology() {
      return lab.topology;
    },
    onJournal(listener) {
      const stop = lab.onJournal(listener);
      listening.add(stop);
      return stop;
    },
    setFaults(server, faults) {
      faulty.add(server);
      return lab.setFaults(server, faults);
    },
    stopServer(server, how) {
      isSpoilt = true;
      return lab.stopServer(server, how);
    },
    close() {
      closed ??= restore();
      return closed;
    },
  };
}

/** What is held or not answered yet would turn up in the next user's journal. */
async function hasRequestsUnderWay(lab: Lab): Promise<boolean> {
  const entries = await lab.journal();
  return entries.some(
    (entry) => entry.kind === 'conversation' && (entry.state === 'open' || entry.state === 'held'),
  );
}
