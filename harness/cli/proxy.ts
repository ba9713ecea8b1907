import { Command } from 'commander';

/** `coexlab proxy --config FILE` */
export function proxyCommand(): Command {
  return new Command('proxy').description('run the CAS2013 emulation as a program of its own');
}
