import { Command } from 'commander';
import { packageVersion } from '../package-root.ts';
import { coverageCommand } from './coverage/command.ts';
import { explainCommand } from './explain/command.ts';
import { keysCommand } from './keys/command.ts';
import { explainError } from './kit/exit.ts';
import { mutantsCommand } from './mutants/command.ts';
import { proxyCommand } from './proxy/command.ts';
import { runCommand } from './run/command.ts';
import { schemaCommand } from './schema/command.ts';
import { serveCommand } from './serve/command.ts';
import { upCommand } from './up/command.ts';

const exitCodesHelp = `
Exit codes:
  0    everything as expected
  1    a case failed
  2    bad usage, spec or topology
  3    the lab could not start
  4    the harness itself broke, or the lab failed its own cases
  130  interrupted`;

/** Runs a command line (without node and script) and resolves with the exit code. */
export async function main(argv: string[]): Promise<number> {
  let exitCode = 0;
  const ends = (code: number) => {
    exitCode = code;
  };
  const program = new Command('coexlab')
    .description('A conformance lab for Exchange coexistence proxies')
    .version(packageVersion())
    .addHelpText('after', exitCodesHelp);
  const commands = [
    runCommand(ends),
    upCommand(),
    serveCommand(),
    keysCommand(),
    proxyCommand(ends),
    explainCommand(),
    schemaCommand(),
    mutantsCommand(),
    coverageCommand(),
  ];
  for (const command of commands) program.addCommand(command);
  for (const command of [program, ...commands]) {
    command.exitOverride().showHelpAfterError('(--help lists what is possible)');
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    const { exitCode: failed, text } = explainError(error);
    if (text !== null) process.stderr.write(`${text}\n`);
    return failed;
  }
}
