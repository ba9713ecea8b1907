import { z } from 'zod';
import { type Protocol, protocols } from '../../protocols/registry.ts';
import { topologySchema } from '../../topology/schema.ts';
import { driversOf, verbsOf } from '../drivers/index.ts';
import type { VerbTable } from '../drivers/verbs.ts';
import { clausesSchema } from './clauses.ts';
import { personasSchema } from './personas.ts';
import { specSchema } from './schema.ts';
import { sentencesSchema } from './sentences.ts';

const published = {
  topology: topologySchema,
  spec: specSchema,
  personas: personasSchema,
  clauses: clausesSchema,
  sentences: sentencesSchema,
} as const;

/** The kinds of file whose JSON Schema is published. */
export type PublishedSchema = keyof typeof published;

/** Their names, for `coexlab schema`. */
export const publishedSchemas = Object.keys(published) as PublishedSchema[];

/** The JSON Schema (draft 2020-12) of a kind of file, as an editor wants it. */
export function publishedSchema(name: PublishedSchema): object {
  const schema = z.toJSONSchema(published[name], { io: 'input' });
  return name === 'spec' ? withVerbs(schema) : schema;
}

/** A spec's schema that also knows the verbs and options of the suite's protocol. */
function withVerbs(schema: z.core.JSONSchema.BaseSchema): object {
  const spoken = protocols.filter((protocol) => driversOf(protocol).length > 0);
  return {
    ...schema,
    allOf: spoken.map((protocol) => ({
      if: { properties: { protocol: { const: protocol } }, required: ['protocol'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: {
        properties: {
          cases: {
            items: { ...stepOf(protocol), properties: { steps: { items: stepOf(protocol) } } },
          },
        },
      },
    })),
    $defs: {
      ...schema.$defs,
      ...Object.fromEntries(spoken.map((protocol) => [`step-of-${protocol}`, stepSchema(verbsOf(protocol))])),
    },
  };
}

const stepOf = (protocol: Protocol) => ({ $ref: `#/$defs/step-of-${protocol}` });

/** What `do` may be in a step, and which `options` go with it. */
function stepSchema(verbs: VerbTable): object {
  const entries = Object.entries(verbs);
  return {
    properties: {
      do: {
        anyOf: [
          ...entries.map(([verb, { does }]) => ({ const: verb, description: does })),
          { type: 'string', pattern: '^\\$', description: 'A variable of each' },
        ],
      },
    },
    allOf: entries.map(([verb, { options }]) => {
      const { $schema: _, ...schema } = z.toJSONSchema(options, { io: 'input' });
      return {
        if: { properties: { do: { const: verb } }, required: ['do'] },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { properties: { options: schema } },
      };
    }),
  };
}
