/** What the process ends with; the help text and README.md say the same. */
export const exitCodes = {
  asExpected: 0,
  caseFailed: 1,
  badInput: 2,
  labDidNotStart: 3,
  harnessBroke: 4,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/**
 * An error of ours. Whoever throws it knows what it amounts to, so that nobody keeps a list: `code` is for programs and
 * never changes, `exitCode` is what the command ends with when nobody catches it. The message says what was expected and
 * what was found; a user reads it without a stack, unless the exit code says that the harness broke.
 */
export abstract class CoexlabError extends Error {
  abstract readonly code: string;
  readonly exitCode: ExitCode = exitCodes.harnessBroke;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** What the user asked for cannot be done. */
export class UsageError extends CoexlabError {
  override readonly code: string = 'USAGE';
  override readonly exitCode = exitCodes.badInput;
}

/**
 * Bytes or text from outside that are not in their format. `where` is the place in the terms of the format: a field, a
 * byte, a path of elements, a line.
 */
export class FormatError extends CoexlabError {
  override readonly code: string = 'FORMAT';
  readonly where: string;
  readonly expected: string;
  readonly found: string;

  constructor(where: string, expected: string, found: string, options?: ErrorOptions) {
    super(`${where}: expected ${expected}, found ${found}`, options);
    this.where = where;
    this.expected = expected;
    this.found = found;
  }
}
