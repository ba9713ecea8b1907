import { CommanderError } from 'commander';

/** What the process ends with; the help text and README.md say the same. */
export const exitCodes = {
  asExpected: 0,
  caseFailed: 1,
  badInput: 2,
  labDidNotStart: 3,
  harnessBroke: 4,
  interrupted: 130,
} as const;

/** The exit code for an exception, and what to print about it (null when that was done already). */
export function explainError(error: unknown): { exitCode: number; text: string | null } {
  if (error instanceof CommanderError) {
    return { exitCode: error.exitCode === 0 ? exitCodes.asExpected : exitCodes.badInput, text: null };
  }
  if (!(error instanceof Error)) return { exitCode: exitCodes.harnessBroke, text: String(error) };
  // By name: importing the classes would load the modules that --help does without.
  switch (error.name) {
    case 'UsageError':
    case 'SourceError':
    case 'LogFolderError':
      return { exitCode: exitCodes.badInput, text: error.message };
    case 'ListenError':
    case 'ChildError':
      return { exitCode: exitCodes.labDidNotStart, text: error.message };
    default:
      return {
        exitCode: exitCodes.harnessBroke,
        text: `coexlab itself broke; please report this:\n${error.stack ?? error.message}`,
      };
  }
}
