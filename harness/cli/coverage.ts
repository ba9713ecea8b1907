import { Command } from 'commander';

/** `coexlab coverage [--json]` */
export function coverageCommand(): Command {
  return new Command('coverage')
    .description('list the clauses of the article with the cases that assert them')
    .option('--json', 'as JSON: clauses[] { id, kind, status, cases[] }')
    .action(async ({ json }: { json?: true }) => {
      const { loadSuite } = await import('./suite.ts');
      const { coverage } = await import('../specs/coverage.ts');
      const suite = loadSuite();
      const clauses = coverage(suite.clauses, [...suite.cases, ...suite.lints]);
      if (json) {
        process.stdout.write(`${JSON.stringify({ version: 1, clauses }, null, 2)}\n`);
        return;
      }
      const width = Math.max(...clauses.map(({ id }) => id.length));
      for (const { id, kind, status, cases } of clauses) {
        const carried =
          cases.length === 0 ? '' : `  ${cases.length === 1 ? '1 case' : `${cases.length} cases`}`;
        process.stdout.write(`${id.padEnd(width)}  ${kind.padEnd(6)}  ${status}${carried}\n`);
      }
      const covered = clauses.filter(({ status }) => status === 'covered').length;
      process.stdout.write(`${covered} of ${clauses.length} clauses covered\n`);
    });
}
