import { CoexlabError, exitCodes } from './errors.ts';

/** One thing wrong with an input file: its place, what was expected and what was found. */
export interface SourceProblem {
  file: string;
  /** 1-based; absent when the file itself cannot be read. */
  line?: number;
  /** 1-based. */
  column?: number;
  /** The offending line, for display. */
  text?: string;
  message: string;
}

/** Input that cannot be used. Carries every problem that was found, in file order. */
export class SourceError extends CoexlabError {
  override readonly code = 'SOURCE';
  override readonly exitCode = exitCodes.badInput;
  readonly problems: SourceProblem[];
  constructor(problems: SourceProblem[], options?: ErrorOptions) {
    super(problems.map(renderProblem).join('\n\n'), options);
    this.problems = problems;
  }
}

/** `file:line:column message`, then the line and a caret under the place. */
export function renderProblem(problem: SourceProblem): string {
  if (problem.line === undefined) return `${problem.file}: ${problem.message}`;
  const head = `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;
  if (problem.text === undefined) return head;
  const gutter = String(problem.line);
  const caret = `${' '.repeat(gutter.length)} | ${' '.repeat(Math.max(0, (problem.column ?? 1) - 1))}^`;
  return `${head}\n${gutter} | ${problem.text}\n${caret}`;
}

/** In the order in which a reader meets them. */
export function sortByPlace(problems: SourceProblem[]): SourceProblem[] {
  return problems.toSorted(
    (a, b) =>
      a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}
