export { defined } from './defined.ts';
export { durationFormat, formatDuration, parseDuration } from './duration.ts';
export { UsageError } from './errors.ts';
export { parseJson, readJson } from './json.ts';
export { didYouMean } from './nearest.ts';
export { SourceError, type SourceProblem, sortByPlace } from './problem.ts';
export { expectationOf, validate } from './validate.ts';
export { partOf, readYaml, type SourcePath, type YamlSource } from './yaml-source.ts';
