import { z } from 'zod';
import { topologySchema } from '../../topology/index.ts';
import { clausesSchema } from './clauses.ts';
import { personasSchema } from './personas.ts';
import { specSchema } from './schema.ts';

const published = {
  topology: topologySchema,
  spec: specSchema,
  personas: personasSchema,
  clauses: clausesSchema,
} as const;

/** The kinds of file whose JSON Schema is published. */
export type PublishedSchema = keyof typeof published;

/** Their names, for `coexlab schema`. */
export const publishedSchemas = Object.keys(published) as PublishedSchema[];

/** The JSON Schema (draft 2020-12) of a kind of file, as an editor wants it. */
export function publishedSchema(name: PublishedSchema): object {
  return z.toJSONSchema(published[name], { io: 'input' });
}
