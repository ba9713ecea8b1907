import { readFileSync } from 'node:fs';
import { distance } from 'fastest-levenshtein';
import { isCollection, isMap, isPair, isScalar, LineCounter, type Node, parseDocument } from 'yaml';

/** A path into a YAML document: keys and indexes, outermost first. */
export type SourcePath = readonly (string | number)[];

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

/** Input that cannot be used: exit code 2. Carries every problem that was found, in file order. */
export class SourceError extends Error {
  readonly problems: SourceProblem[];
  constructor(problems: SourceProblem[]) {
    super(problems.map(renderProblem).join('\n\n'));
    this.name = 'SourceError';
    this.problems = problems;
  }
}

/** A YAML file that remembers where each value stands. */
export interface YamlSource {
  file: string;
  value: unknown;
  /** A problem at the value (or, with `at: 'key'`, at the key) that `path` leads to; else at its nearest ancestor. */
  problem(path: SourcePath, message: string, at?: 'key' | 'value'): SourceProblem;
  /** Whether the file itself has a value at `path`. */
  has(path: SourcePath): boolean;
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

/**
 * Reads and parses a YAML file; `name` is what messages call it.
 * @throws SourceError when it cannot be read or is not YAML.
 */
export function readYaml(file: string, name: string = file): YamlSource {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new SourceError([{ file: name, message: `cannot be read: ${reasonOf(error)}` }]);
  }
  return parseYaml(name, text);
}

function reasonOf(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'there is no such file (ENOENT)';
    case 'EISDIR':
      return 'it is a folder (EISDIR)';
    case 'EACCES':
      return 'not permitted (EACCES)';
    default:
      return (error as Error).message;
  }
}

/** The part of a source at `prefix` as a source of its own: its problems point into the whole file. */
export function partOf(source: YamlSource, prefix: SourcePath, value: unknown): YamlSource {
  return {
    file: source.file,
    value,
    problem: (path, message, at) => source.problem([...prefix, ...path], message, at),
    has: (path) => source.has([...prefix, ...path]),
  };
}

/** Parses YAML text; `file` is only a name for messages. @throws SourceError when it is not YAML. */
export function parseYaml(file: string, text: string): YamlSource {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, merge: true, prettyErrors: false });
  const lines = text.split(/\r?\n/);
  const at = (offset: number, message: string): SourceProblem => {
    const { line, col } = counter.linePos(offset);
    return { file, line, column: col, text: lines[line - 1] ?? '', message };
  };
  if (document.errors.length > 0) {
    throw new SourceError(
      document.errors.map((error) => at(error.pos[0], `not valid YAML: ${error.message}`)),
    );
  }
  return {
    file,
    value: document.toJS(),
    problem: (path, message, place = 'value') => at(offsetOf(document.contents, path, place), message),
    has: (path) => document.hasIn(path),
  };
}

function offsetOf(root: Node | null, path: SourcePath, place: 'key' | 'value'): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const [depth, step] of path.entries()) {
    if (!isCollection(node)) break;
    const item = isMap(node)
      ? node.items.find((pair) => String(isScalar(pair.key) ? pair.key.value : pair.key) === String(step))
      : node.items[Number(step)];
    if (item === undefined) break;
    const last = depth === path.length - 1;
    const key = isPair(item) ? (item.key as Node | null) : null;
    const value = (isPair(item) ? item.value : item) as Node | null;
    offset = (last && place === 'key' ? key : (value ?? key))?.range?.[0] ?? key?.range?.[0] ?? offset;
    node = value;
  }
  return offset;
}

/** ` (did you mean "x"?)` for the nearest of `candidates`, or the empty string when none is near. Case does not count. */
export function didYouMean(found: string, candidates: readonly string[]): string {
  const wanted = found.toLowerCase();
  const [nearest] = candidates
    .map((candidate) => ({ candidate, away: distance(wanted, candidate.toLowerCase()) }))
    .toSorted((a, b) => a.away - b.away);
  const limit = Math.max(2, Math.floor(found.length / 2));
  return nearest !== undefined && nearest.away <= limit ? ` (did you mean "${nearest.candidate}"?)` : '';
}
