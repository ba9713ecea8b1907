import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../../package-root.ts';
import { startChild } from '../child.ts';
import type { Dwelling } from './controlled.ts';

/** How a server process is started: the words of `coexlab serve`. */
export interface ProcessOptions {
  server: string;
  keysFile: string;
  /** The loopback address of all its ports. */
  address: string;
  mutant: string | null;
  /** Folder for HttpProxy logs; null for a server that writes none. */
  httpProxyLogs: string | null;
}

const announcementSchema = z.object({
  control: z.object({ address: z.string(), port: z.int().min(1).max(65_535) }),
});

/** Twenty processes start at once: a larger nursery (MB) saves each of them a tenth of its start. */
const flags = ['--min-semi-space-size=16'];

/** Starts a process for a server: it opens its control port and waits. @throws ChildError */
export async function launchProcess({
  server,
  keysFile,
  address,
  mutant,
  httpProxyLogs,
}: ProcessOptions): Promise<Dwelling> {
  const what = `the process of ${server}`;
  const program = join(packageRoot(), 'bin', 'coexlab.js');
  const words = ['serve', '--server', server, '--keys', keysFile, '--control', `${address}:0`];
  if (mutant !== null) words.push('--mutant', mutant);
  if (httpProxyLogs !== null) words.push('--httpproxy-logs', httpProxyLogs);
  const node = [...flags, program, ...words];
  const child = await startChild(what, process.execPath, node, announcementSchema);
  return {
    control: child.announcement.control,
    end: (how) => child.end(how === 'stop' ? 'SIGTERM' : 'SIGKILL'),
  };
}
