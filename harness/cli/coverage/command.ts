import { Command } from 'commander';
import type { CoverageFlags } from './table.ts';

/** `coexlab coverage [clauses…]` */
export function coverageCommand(): Command {
  return new Command('coverage')
    .description('list the clauses of the article with the cases that carry them')
    .argument('[clauses...]', 'only these: clause ids or globs of them, such as E15-OWA-*')
    .option('--report <file>', 'tell what failed, by a report of coexlab run --reporter json=FILE')
    .option('--json', 'as JSON: clauses[] { id, kind, status, cases[] }')
    .action(async (ids: string[], flags: CoverageFlags) => {
      const { showCoverage } = await import('./table.ts');
      showCoverage(ids, flags);
    });
}
