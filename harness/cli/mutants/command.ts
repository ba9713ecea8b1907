import { Command } from 'commander';
import type { MutantsFlags } from './list.ts';

/** `coexlab mutants` */
export function mutantsCommand(): Command {
  return new Command('mutants')
    .description('list the deliberately wrong proxies that prove the suite can fail (run --mutant NAME)')
    .argument('[names...]', 'only these: names or globs; default: all')
    .option('--names', 'only the names, one a line')
    .option('--json', 'as JSON: mutants[] { name, description, sentence, clause, breaks }')
    .option('--matrix <file>', 'run every case against each of them; write which cases fail, as JSON')
    .action(async (names: string[], flags: MutantsFlags) => {
      const { showMutants } = await import('./list.ts');
      await showMutants(names, flags);
    });
}
