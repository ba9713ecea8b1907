import { Command } from 'commander';
import { collect } from '../kit/arguments.ts';
import type { ExplainFlags } from './route.ts';

/** `coexlab explain <user> [protocol]` */
export function explainCommand(): Command {
  return new Command('explain')
    .description("what becomes of a user's request, and why, clause by clause; without any network")
    .argument('<user>', 'a user of the topology, as DOMAIN\\name or user principal name if you like')
    .argument('[protocol]', 'owa, eas …; without one, a table of all that are routed')
    .option('--connect <name>', 'the name that the client goes to; default: one that leads to a CAS2013')
    .option('--environment <name>', 'a fixture or a topology file', 'coexistence')
    .option('--topology <file>', 'a topology file; the same as --environment FILE')
    .option('--overlay <name>', 'a fixture or a file that patches it; may be repeated', collect)
    .option('--json', 'as JSON')
    .action(async (user: string, protocol: string | undefined, flags: ExplainFlags) => {
      const { explainRoute } = await import('./route.ts');
      explainRoute(user, protocol, flags);
    });
}
