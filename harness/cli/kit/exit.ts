import { CommanderError } from 'commander';
import { CoexlabError, type ExitCode, exitCodes } from '../../../input/errors.ts';

/** The exit code for an exception, and what to print about it (null when that was done already). */
export function explainError(error: unknown): { exitCode: ExitCode; text: string | null } {
  if (error instanceof CommanderError) {
    return { exitCode: error.exitCode === 0 ? exitCodes.asExpected : exitCodes.badInput, text: null };
  }
  if (error instanceof CoexlabError && error.exitCode !== exitCodes.harnessBroke) {
    return { exitCode: error.exitCode, text: error.message };
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    exitCode: exitCodes.harnessBroke,
    text: `coexlab itself broke; please report this:\n${text}`,
  };
}
