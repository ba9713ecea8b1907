import { Command } from 'commander';
import { collect } from '../kit/arguments.ts';
import type { UpFlags } from './lab.ts';

/** `coexlab up` */
export function upCommand(): Command {
  return new Command('up')
    .description('start the organisation and leave it running, on the real clock')
    .option('--environment <name>', 'a fixture or a topology file', 'coexistence')
    .option('--overlay <name>', 'a fixture or a file that patches it; may be repeated', collect)
    .option(
      '--standard-ports',
      'every server at a loopback address of its own, on its real ports (443, 444 …)',
    )
    .option('--iis-logs <dir>', 'write IIS logs (W3C) there: <server>/u_exYYMMDD.log')
    .option(
      '--httpproxy-logs <dir>',
      "write the front ends' HttpProxy logs there: <server>/<Owa | Eas …>/HttpProxy_yyyyMMddHH-n.LOG",
    )
    .option('--json <file>', 'write names, addresses and personas there, for programs')
    .action(async (flags: UpFlags) => {
      const { up } = await import('./lab.ts');
      await up(flags);
    });
}
