import { z } from 'zod';
import { didYouMean } from './nearest.ts';
import { SourceError, type SourceProblem, sortByPlace } from './problem.ts';
import type { SourcePath, YamlSource } from './yaml-source.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * Validates the value of a YAML source against a zod schema.
 * @throws SourceError naming place, expectation and finding of everything that does not fit; unknown keys get
 * the nearest right one.
 */
export function validate<T extends z.ZodType>(schema: T, source: YamlSource): z.infer<T> {
  const result = schema.safeParse(source.value, { reportInput: true });
  if (result.success) return result.data;
  const published = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  throw new SourceError(
    sortByPlace(result.error.issues.flatMap((issue) => problemsOf(issue, source, published, []))),
  );
}

function problemsOf(
  issue: z.core.$ZodIssue,
  source: YamlSource,
  schema: JsonSchema,
  prefix: SourcePath,
): SourceProblem[] {
  const path = [...prefix, ...(issue.path as (string | number)[])];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const known = keysAt(schema, path);
        const expected = known.length > 0 ? `; expected one of ${known.join(', ')}` : '';
        return source.problem(
          [...path, key],
          `unknown key "${key}"${didYouMean(key, known)}${expected}`,
          'key',
        );
      });
    case 'invalid_key':
      return [
        source.problem(path, `${issue.issues[0]?.message ?? 'unusable key'}; found "${path.at(-1)}"`, 'key'),
      ];
    case 'invalid_union': {
      if (issue.discriminator !== undefined) return [wrongDiscriminator(issue, source, schema, path)];
      if (issue.message !== 'Invalid input') {
        return [source.problem(path, `expected ${issue.message}; found ${describe(issue.input)}`)];
      }
      const nearest = issue.errors
        .filter((branch) => !branch.some((inner) => inner.path.length === 0 && inner.code === 'invalid_type'))
        .toSorted((a, b) => a.length - b.length || depthOf(b) - depthOf(a))[0];
      if (nearest !== undefined) return nearest.flatMap((inner) => problemsOf(inner, source, schema, path));
      const wanted = issue.errors.flatMap((branch) => branch.map(expectationOf));
      return [
        source.problem(path, `expected ${[...new Set(wanted)].join(' or ')}; found ${describe(issue.input)}`),
      ];
    }
    case 'invalid_value': {
      const choices = issue.values.map(String);
      const hint = typeof issue.input === 'string' ? didYouMean(issue.input, choices) : '';
      return [
        source.problem(path, `expected ${expectationOf(issue)}; found ${describe(issue.input)}${hint}`),
      ];
    }
    default: {
      if (issue.code === 'invalid_type' && issue.input === undefined) {
        const key = path.at(-1);
        return [source.problem(path.slice(0, -1), `missing "${key}": expected ${expectationOf(issue)}`)];
      }
      return [source.problem(path, `expected ${expectationOf(issue)}; found ${describe(issue.input)}`)];
    }
  }
}

/** The key that chooses among the branches of a discriminated union has a value that none of them has. */
function wrongDiscriminator(
  issue: z.core.$ZodIssueInvalidUnion,
  source: YamlSource,
  schema: JsonSchema,
  path: SourcePath,
): SourceProblem {
  const key = String(issue.discriminator);
  const choices = nodesAt(schema, path.at(-1) === key ? path : [...path, key]).flatMap(({ const: only }) =>
    typeof only === 'string' ? [only] : [],
  );
  const input = issue.input as Record<string, unknown> | undefined;
  const found = input?.[key];
  const hint = typeof found === 'string' ? didYouMean(found, choices) : '';
  const expected = choices.map((choice) => JSON.stringify(choice)).join(' or ');
  return source.problem(path, `expected ${expected}; found ${describe(found)}${hint}`);
}

const depthOf = (issues: z.core.$ZodIssue[]) => Math.max(0, ...issues.map((issue) => issue.path.length));

/** What the schema wanted where an issue is, as it stands after "expected". */
export function expectationOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return article(typeNames[issue.expected] ?? issue.expected);
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' or ');
    case 'invalid_format':
      if ('prefix' in issue) return `text that starts with ${JSON.stringify(issue.prefix)}`;
      return issue.format === 'regex' ? issue.message : article(issue.format);
    default:
      return issue.message.replace(/^(Invalid input|Too small|Too big): expected /, '');
  }
}

/** What zod's types are called in YAML. */
const typeNames: Record<string, string> = { record: 'mapping', object: 'mapping', int: 'whole number' };

const article = (noun: string) => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null (an empty value)';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object')
    return `a mapping with ${Object.keys(value).slice(0, 4).join(', ') || 'no keys'}`;
  return JSON.stringify(value);
}

/** The keys that the JSON Schema allows at `path`. */
function keysAt(root: JsonSchema, path: SourcePath): string[] {
  return [...new Set(nodesAt(root, path).flatMap((node) => Object.keys(node.properties ?? {})))].filter(
    (key) => key !== '$schema',
  );
}

/** Every branch of the JSON Schema that describes what stands at `path`. */
function nodesAt(root: JsonSchema, path: SourcePath): JsonSchema[] {
  let nodes = expand(root, root);
  for (const step of path) {
    nodes = nodes.flatMap((node) => {
      const next =
        typeof step === 'number' ? node.items : (node.properties?.[step] ?? node.additionalProperties);
      return typeof next === 'object' && !Array.isArray(next) ? expand(next as JsonSchema, root) : [];
    });
  }
  return nodes;
}

function expand(node: JsonSchema, root: JsonSchema): JsonSchema[] {
  const target = node.$ref?.startsWith('#/$defs/')
    ? ((root.$defs?.[node.$ref.slice('#/$defs/'.length)] ?? {}) as JsonSchema)
    : node.$ref === '#'
      ? root
      : node;
  const branches = [
    ...(target.anyOf ?? []),
    ...(target.oneOf ?? []),
    ...(target.allOf ?? []),
  ] as JsonSchema[];
  return branches.length === 0 ? [target] : branches.flatMap((branch) => expand(branch, root));
}
