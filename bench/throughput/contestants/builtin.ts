import { realClock } from '../../../contract/clock.ts';
import { startProxy } from '../../../proxy/index.ts';
import { nominalPorts } from '../../../topology/index.ts';
import { serveParent } from '../../child.ts';
import type { ContestantConfig, ContestantReady } from '../contract.ts';

/** The proxy of coexlab as it is: authentication, discovery, decision, forwarding, diagnostic headers. HTTPS only. */
serveParent<ContestantConfig, ContestantReady>(async ({ tls, builtin }) => {
  const proxy = await startProxy({
    server: builtin.server,
    listen: { address: '127.0.0.1', port: 0 },
    tls,
    names: builtin.names,
    directory: builtin.directory,
    labKey: builtin.labKey,
    sessionSecret: builtin.labKey,
    clock: realClock,
  });
  const https = proxy.ports.find(({ nominalPort }) => nominalPort === nominalPorts.https)?.endpoint;
  if (https === undefined) throw new Error('the built-in proxy does not listen on its HTTPS port');
  return { ready: { listening: { https }, pid: process.pid } };
});
