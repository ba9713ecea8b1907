import { Command } from 'commander';

/** `coexlab schema topology|spec|personas|clauses|sentences` */
export function schemaCommand(): Command {
  return new Command('schema')
    .description('print the JSON Schema of a kind of file, for editors')
    .argument('<what>', 'topology, spec, personas, clauses or sentences')
    .action(async (what: string) => {
      const { publishedSchema, publishedSchemas } = await import('../../specs/json-schema.ts');
      const { oneOf } = await import('../kit/arguments.ts');
      const schema = publishedSchema(oneOf(what, publishedSchemas, 'schema'));
      process.stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
    });
}
