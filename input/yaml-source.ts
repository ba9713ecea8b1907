import { parseDocument } from 'yaml';
import { SourceError, type SourceProblem } from './problem.ts';
import { readText } from './text.ts';
import { remembered } from './yaml-cache.ts';
import { nearestPlace, type Place, placeAt, placesOf } from './yaml-places.ts';

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

/** A text that has been parsed, as plain data. */
interface ParsedYaml {
  value: unknown;
  places: Place;
}

/** Parses YAML text; `file` is only a name for messages. @throws SourceError when it is not YAML. */
export function parseYaml(file: string, text: string): YamlSource {
  const at = (offset: number, message: string): SourceProblem => {
    const before = text.slice(0, offset);
    const line = before.split('\n').length;
    const begin = before.lastIndexOf('\n') + 1;
    const [shown = ''] = text.slice(begin).split(/\r?\n/, 1);
    return { file, line, column: offset - begin + 1, text: shown, message };
  };
  const { value, places } = remembered(text, (): ParsedYaml => {
    const document = parseDocument(text, { merge: true, prettyErrors: false });
    if (document.errors.length > 0) {
      throw new SourceError(
        document.errors.map((error) => at(error.pos[0], `not valid YAML: ${error.message}`)),
      );
    }
    return { value: document.toJS(), places: placesOf(document.contents) };
  });
  return {
    file,
    value,
    problem: (path, message, which = 'value') => {
      const { place, depth } = nearestPlace(places, path);
      return at(which === 'key' && depth === path.length ? (place.key ?? place.value) : place.value, message);
    },
    has: (path) => placeAt(places, path) !== undefined,
  };
}
