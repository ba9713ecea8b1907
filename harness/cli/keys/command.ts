import { Command } from 'commander';
import { collect } from '../kit/arguments.ts';
import type { KeysFlags } from './print-keys.ts';

/** `coexlab keys` */
export function keysCommand(): Command {
  return new Command('keys')
    .description('make the keys and certificates that the processes of one lab share, as JSON')
    .option('--topology <name>', 'a fixture or a topology file', 'coexistence')
    .option('--overlay <name>', 'a fixture or a file that patches it; may be repeated', collect)
    .action(async (flags: KeysFlags) => {
      const { printKeys } = await import('./print-keys.ts');
      await printKeys(flags);
    });
}
