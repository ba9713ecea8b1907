import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { JournalEntry } from '../../../net/journal.ts';
import type { Endpoint } from '../../../net/name-map.ts';
import { packageRoot } from '../../package-root.ts';
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

/** A process that did not come up: what it wrote to standard error. */
export class ServerProcessError extends Error {
  constructor(server: string, why: string) {
    super(`the process of ${server} did not start: ${why}`);
    this.name = 'ServerProcessError';
  }
}

/** @throws ServerProcessError */
export async function startServerProcess(options: ProcessOptions): Promise<ServerProcess> {
  const { server, keysFile, labKey, now, mutant, onJournal } = options;
  const words = ['serve', '--server', server, '--keys', keysFile, '--control', '127.0.0.1:0'];
  words.push('--lab-clock', String(now), ...(mutant === null ? [] : ['--mutant', mutant]));
  const child = spawn(process.execPath, [join(packageRoot(), 'bin', 'coexlab.js'), ...words], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const gone = once(child, 'exit');
  const end = async (how: 'stop' | 'crash') => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(how === 'stop' ? 'SIGTERM' : 'SIGKILL');
    }
    await gone;
  };
  try {
    const remote = await connectToControl(await controlPort(child, server), labKey, onJournal);
    return {
      remote,
      async end(how) {
        await end(how);
        remote.disconnect();
      },
    };
  } catch (error) {
    await end('crash');
    throw error;
  }
}

/** Reads the line in which `coexlab serve` says where its control port is. */
function controlPort(child: ChildProcess, server: string): Promise<Endpoint> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new TypeError('expected a child with piped output');
  let complaint = '';
  stderr.on('data', (chunk) => {
    complaint = (complaint + chunk).slice(-4000);
  });
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: stdout });
    lines.once('line', (line) => {
      lines.close();
      stdout.resume();
      resolve((JSON.parse(line) as { control: Endpoint }).control);
    });
    child.once('error', (error) => reject(new ServerProcessError(server, error.message)));
    child.once('close', () => reject(new ServerProcessError(server, complaint.trim() || 'it ended at once')));
  });
}
