import { Command } from 'commander';
import { writeProblem } from '../kit/process.ts';

/** An example of the configuration, as --help shows it. */
export const proxyConfigExample = `server: cas2013-1                  # its name in the topology that the directory serves
listen: { address: 127.0.0.1, port: 8443 }   # HTTPS; port 0 takes a free one
tls: { keyFile: key.pem, certFile: cert.pem, caFile: lab-ca.pem }   # relative to this file
names:                             # resolution of every name, by nominal host:port
  dc1.contoso.com:443: [{ address: 127.0.0.1, port: 9443 }]
  cas2010-1.contoso.com:443: [{ address: 127.0.0.1, port: 9444 }]
directory: { url: https://dc1.contoso.com, key: bearer-key-of-the-lab }
labKey: signs-X-CommonAccessToken
sessionSecret: seals-session-cookies   # the same on every front end behind one name
limits: { directoryTimeoutMs: 30000 }  # optional: what differs from the defaults`;

/** `coexlab proxy --config FILE` */
export function proxyCommand(ends: (exitCode: number) => void): Command {
  return new Command('proxy')
    .description('run the CAS2013 emulation as a program of its own, one front end')
    .requiredOption('--config <file>', 'YAML or JSON, see below')
    .option(
      '--httpproxy-logs <dir>',
      'write HttpProxy logs there: <server>/<Owa | Eas …>/HttpProxy_yyyyMMddHH-n.LOG',
    )
    .addHelpText('after', help)
    .action(async ({ config, httpproxyLogs }: { config: string; httpproxyLogs?: string }) => {
      const [{ runProxyProgram, stopSignal }, { openLabLogs }] = await Promise.all([
        import('../../../proxy/program/program.ts'),
        import('../../lab/logs/lab-logs.ts'),
      ]);
      const logs = openLabLogs(httpproxyLogs === undefined ? {} : { httpproxyLogs }, writeProblem);
      ends(
        await runProxyProgram(config, {
          out: (line) => process.stdout.write(`${line}\n`),
          err: writeProblem,
          stopRequested: stopSignal(),
          ...(logs.onRequest && { onRequest: logs.onRequest }),
        }),
      );
      logs.close();
    });
}

const help = `
The configuration:

${proxyConfigExample.replaceAll(/^/gm, '  ')}

Once it listens it writes one line of JSON to standard output:
  {"ready":true,"server":"cas2013-1","ports":[{"nominalPort":443,"endpoint":{"address":"127.0.0.1","port":8443}}]}
SIGTERM or Ctrl-C end it.`;
