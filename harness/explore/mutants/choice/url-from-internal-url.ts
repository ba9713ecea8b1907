import { registry } from '../../../../protocols/registry.ts';
import type { Target } from '../../../../proxy/types.ts';
import { serverNamed } from '../../../../topology/index.ts';
import { withTargets } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const urlFromInternalUrl: Mutant = {
  name: 'url-from-internal-url',
  description: "builds the proxy URL from the target's InternalUrl instead of its FQDN",
  sentence: "The URL of the next server is built from that server's FQDN.",
  clause: 'SEL-1',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) =>
      withTargets(decide(request, mailbox, topology, health), (target) => {
        const server = serverNamed(topology, target.server);
        const url = server?.virtualDirectories[registry[request.protocol].virtualDirectory]?.internalUrl;
        return server?.version === 2013 || url === undefined ? target : atOrigin(target, new URL(url));
      }),
  },
  breaks: ['{owa,eas}-internal-url-is-not-read/*'],
};

function atOrigin(target: Target, url: URL): Target {
  return { ...target, fqdn: url.hostname, port: Number(url.port || 443), origin: url.origin };
}
