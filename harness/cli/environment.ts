import { UsageError } from '../errors.ts';
import type { Case } from '../specs/case.ts';
import { createEnvironments, UnknownFixture } from '../specs/environments.ts';

/** A fixture or a topology file with overlays, as typed. @throws UsageError with the nearest name; SourceError */
export function findEnvironment(name: string, overlays: readonly string[] = []): Case['environment'] {
  try {
    return createEnvironments().get(name, overlays, process.cwd());
  } catch (error) {
    if (error instanceof UnknownFixture) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
