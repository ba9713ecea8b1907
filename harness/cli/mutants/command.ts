import { Command } from 'commander';

/** `coexlab mutants [--names]` */
export function mutantsCommand(): Command {
  return new Command('mutants')
    .description('list the deliberately wrong decisions that prove the suite can fail (run --mutant NAME)')
    .option('--names', 'only the names, one a line')
    .action(async ({ names }: { names?: true }) => {
      const { mutants } = await import('../../explore/mutants.ts');
      const width = Math.max(...mutants.map(({ name }) => name.length));
      for (const { name, description } of mutants) {
        process.stdout.write(`${names ? name : `${name.padEnd(width)}  ${description}`}\n`);
      }
    });
}
