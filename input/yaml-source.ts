import { isCollection, isMap, isPair, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { SourceError, type SourceProblem } from './problem.ts';
import { readText } from './text.ts';

/** A path into a YAML document: keys and indexes, outermost first. */
export type SourcePath = readonly (string | number)[];

/** A YAML file that remembers where each value stands. */
export interface YamlSource {
  file: string;
  value: unknown;
  /** A problem at the value (or, with `at: 'key'`, at the key) that `path` leads to; else at its nearest ancestor. */
  problem(path: SourcePath, message: string, at?: 'key' | 'value'): SourceProblem;
  /** Whether the file itself has a value at `path`. */
  has(path: SourcePath): boolean;
}

/**
 * Reads and parses a YAML file; `name` is what messages call it.
 * @throws SourceError when it cannot be read or is not YAML.
 */
export function readYaml(file: string, name: string = file): YamlSource {
  return parseYaml(name, readText(file, name));
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
