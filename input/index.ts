export { defined } from './defined.ts';
export { durationFormat, formatDuration, parseDuration } from './duration.ts';
export { CoexlabError, type ExitCode, exitCodes, FormatError, UsageError } from './errors.ts';
export { parseJson, readJson } from './json.ts';
export { didYouMean } from './nearest.ts';
export { renderProblem, SourceError, type SourceProblem, sortByPlace } from './problem.ts';
export { expectationOf, validate } from './validate.ts';
export { parseYaml, partOf, readYaml, type SourcePath, type YamlSource } from './yaml-source.ts';
