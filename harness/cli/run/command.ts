import { Command } from 'commander';
import { canHelp, startHelper } from '../../threads/helper.ts';
import { collect } from '../kit/arguments.ts';
import type { RunFlags } from './selection.ts';

/** `coexlab run [ids or globs…]` */
export function runCommand(ends: (exitCode: number) => void): Command {
  return new Command('run')
    .description('start the organisation and judge the proxy in front of it')
    .argument('[ids...]', "case ids, globs of them, or spec files (.yaml) in place of the project's own")
    .option('--environment <name>', 'only cases of this environment; or a topology file in its place')
    .option('--user <name>', 'only cases of this user; may be repeated', collect)
    .option('--protocol <name>', 'only cases of this protocol; may be repeated', collect)
    .option('--clause <id>', 'only cases that carry this clause; may be repeated', collect)
    .option(
      '--implementation <name>',
      'what is judged: builtin, or a program (docs/implementations.md)',
      'builtin',
    )
    .option(
      '--mutant <name>',
      'put a deliberately wrong variant of builtin in its place (see coexlab mutants)',
    )
    .option('--lab <kind>', 'where the servers run: in-process or processes', 'in-process')
    .option('--shard <i/n>', 'only the i-th of n shares of the selection')
    .option('--concurrency <n>', 'cases at once in a shared lab')
    .option(
      '--reporter <name>',
      'terminal, json=FILE, junit=FILE, github or ndjson; may be repeated',
      collect,
    )
    .option('--self-check', "also run the cases that judge the lab's own servers (specs/lab/), counted apart")
    .option('--list', 'print the selected cases, run nothing')
    .option('--json', 'with --list: as JSON')
    .option('--verbose', 'a line for every case, every failure in full')
    .action(async (ids: string[], flags: RunFlags) => {
      const helper = runsEverything(ids, flags) && canHelp() ? startHelper() : null;
      try {
        const { runSuite } = await import('./run-suite.ts');
        ends(await runSuite(ids, flags, helper));
      } finally {
        await helper?.end();
      }
    });
}

/** Whether it is plain from the command line that there are cases enough for two threads, which then load side by side. */
function runsEverything(ids: readonly string[], flags: RunFlags): boolean {
  const { environment, user, protocol, clause, shard, list } = flags;
  const isNarrowed = [environment, user, protocol, clause, shard, list].some((given) => given !== undefined);
  return ids.length === 0 && !isNarrowed && flags.implementation === 'builtin' && flags.lab === 'in-process';
}
