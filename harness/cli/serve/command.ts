import { Command } from 'commander';
import { collect } from '../kit/arguments.ts';
import type { ServeFlags } from './serve-server.ts';

/** `coexlab serve --server NAME` */
export function serveCommand(): Command {
  return new Command('serve')
    .description('run one server of the organisation as a process of its own')
    .requiredOption('--server <name>', 'a server of the topology, or directory')
    .requiredOption('--keys <file>', 'keys and certificates of the lab (see coexlab keys)')
    .option('--topology <name>', 'a fixture or a topology file', 'coexistence')
    .option('--overlay <name>', 'a fixture or a file that patches it; may be repeated', collect)
    .option('--names <file>', 'JSON: where the other servers are; default: at their standard addresses')
    .option(
      '--control <host:port>',
      'wait there for the lab that steers this server; its ports are free ones',
    )
    .option('--mutant <name>', 'of a front end: a deliberately wrong variant of it (see coexlab mutants)')
    .option('--iis-logs <dir>', "write a mock's IIS log (W3C) there: <server>/u_exYYMMDD.log")
    .option(
      '--httpproxy-logs <dir>',
      "write a front end's HttpProxy logs there: <server>/<Owa | Eas …>/HttpProxy_yyyyMMddHH-n.LOG",
    )
    .addHelpText('after', '\nOne line of JSON says where it listens; SIGTERM and SIGINT end it.')
    .action(async (flags: ServeFlags) => {
      const { serve } = await import('./serve-server.ts');
      await serve(flags);
    });
}
