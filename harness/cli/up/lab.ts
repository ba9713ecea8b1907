import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../../input/errors.ts';
import { createCertificateAuthority } from '../../../net/certificates.ts';
import { builtinImplementation } from '../../implementations/builtin.ts';
import { startInProcessLab } from '../../lab/in-process.ts';
import { openLabLogs } from '../../lab/logs/lab-logs.ts';
import { makeRunFolder } from '../../lab/run-folder.ts';
import { aliasLine, hostsLines, standardEndpoint } from '../../lab/standard-addresses.ts';
import { findEnvironment } from '../../specs/environments.ts';
import { signalled, writeProblem } from '../kit/process.ts';
import { describeLab, labText } from './text.ts';

/** The options of `coexlab up` as commander hands them over. */
export interface UpFlags {
  environment: string;
  overlay?: string[];
  json?: string;
  standardPorts?: boolean;
  iisLogs?: string;
  httpproxyLogs?: string;
}

/** Runs a lab until a signal ends it. @throws UsageError, SourceError, LogFolderError, ListenError */
export async function up(flags: UpFlags): Promise<void> {
  const { environment, overlay = [], json, standardPorts = false } = flags;
  const { topology, name } = findEnvironment(environment, overlay);
  const ended = signalled();
  const logs = openLabLogs(flags, writeProblem);
  const { onRequest } = logs;
  const lab = await startInProcessLab({
    topology,
    authority: await createCertificateAuthority(),
    implementation: (clock) => builtinImplementation({ clock, ...(onRequest && { onRequest }) }),
    clock: 'real',
    ...(standardPorts && { endpointFor: standardEndpoint(topology) }),
  }).catch((error: Error) => {
    if (standardPorts && isAddressMissing(error)) {
      writeProblem(`On macOS this gives every server its address:\n${aliasLine(topology)}`);
    }
    throw error;
  });
  logs.follow({ ports: lab.ports, domain: topology.domain.netBios }, lab.onJournal);
  const folder = makeRunFolder('up');
  try {
    const caFile = join(folder, 'lab-ca.pem');
    writeFileSync(caFile, lab.ca);
    const description = describeLab(name, lab, caFile, standardPorts ? hostsLines(topology) : undefined);
    if (json !== undefined) writeReport(json, description);
    process.stdout.write(`${labText(description)}\n`);
    await ended;
  } finally {
    await lab.close();
    logs.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function isAddressMissing({ cause }: Error): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'EADDRNOTAVAIL';
}

function writeReport(file: string, description: object): void {
  try {
    writeFileSync(file, `${JSON.stringify(description, null, 2)}\n`, { mode: 0o600 });
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${(error as Error).message}`, { cause: error });
  }
}
