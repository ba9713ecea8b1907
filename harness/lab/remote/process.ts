import { join } from 'node:path';
import type { JournalEntry } from '../../../contract/journal.ts';
import type { Endpoint } from '../../../net/name-map.ts';
import { packageRoot } from '../../package-root.ts';
import { startChild } from '../child.ts';
import { connectToControl, type RemoteServer } from './control-client.ts';

/** How a server process is started: the words of `coexlab serve`, and who listens to its journal. */
export interface ProcessOptions {
  server: string;
  keysFile: string;
  labKey: string;
  /** Where the lab clock starts, milliseconds since the epoch. */
  now: number;
  mutant: string | null;
  onJournal: (entry: JournalEntry) => void;
}

/** A server in a process of its own, connected to its control port; its own ports are not bound yet. */
export interface ServerProcess {
  remote: RemoteServer;
  /** SIGTERM, or SIGKILL for a crash; resolves when the process is gone. */
  end(how: 'stop' | 'crash'): Promise<void>;
}

/** @throws ChildError */
export async function startServerProcess(options: ProcessOptions): Promise<ServerProcess> {
  const { server, keysFile, labKey, now, mutant, onJournal } = options;
  const program = join(packageRoot(), 'bin', 'coexlab.js');
  const words = ['serve', '--server', server, '--keys', keysFile, '--control', '127.0.0.1:0'];
  words.push('--lab-clock', String(now), ...(mutant === null ? [] : ['--mutant', mutant]));
  const child = await startChild(`the process of ${server}`, process.execPath, [program, ...words]);
  try {
    const { control } = child.announcement as { control: Endpoint };
    const remote = await connectToControl(control, labKey, onJournal);
    return {
      remote,
      async end(how) {
        await child.end(how === 'stop' ? 'SIGTERM' : 'SIGKILL');
        remote.disconnect();
      },
    };
  } catch (error) {
    await child.end('SIGKILL');
    throw error;
  }
}
