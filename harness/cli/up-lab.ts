import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCertificateAuthority } from '../../net/certificates.ts';
import { UsageError } from '../errors.ts';
import { builtinImplementation } from '../lab/builtin.ts';
import { startInProcessLab } from '../lab/in-process.ts';
import { findEnvironment } from './environment.ts';
import { signalled } from './signals.ts';
import { describeLab, labText } from './up-text.ts';

/** The options of `coexlab up` as commander hands them over. */
export interface UpFlags {
  environment: string;
  overlay?: string[];
  json?: string;
}

/** Runs a lab until a signal ends it. @throws UsageError, SourceError, ListenError */
export async function up({ environment, overlay = [], json }: UpFlags): Promise<void> {
  const { topology, name } = findEnvironment(environment, overlay);
  const ended = signalled();
  const lab = await startInProcessLab({
    topology,
    authority: await createCertificateAuthority(),
    implementation: (clock) => builtinImplementation({ clock }),
    clock: 'real',
  });
  const folder = mkdtempSync(join(tmpdir(), 'coexlab-up-'));
  try {
    const caFile = join(folder, 'lab-ca.pem');
    writeFileSync(caFile, lab.ca);
    const description = describeLab(name, lab, caFile);
    if (json !== undefined) writeReport(json, description);
    process.stdout.write(`${labText(description)}\n`);
    await ended;
  } finally {
    await lab.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeReport(file: string, description: object): void {
  try {
    writeFileSync(file, `${JSON.stringify(description, null, 2)}\n`, { mode: 0o600 });
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${(error as Error).message}`, { cause: error });
  }
}
