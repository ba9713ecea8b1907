import type { Server, Topology } from '../../../../topology/index.ts';
import { decidingAbout, withOwa } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const ssoUnlessEveryTargetLacksForms: Mutant = {
  name: 'sso-unless-every-target-lacks-forms',
  description: "gives up single sign-on only where no server behind the target's name has forms",
  sentence: "One server without forms behind the target's name is enough for a plain redirect.",
  clause: 'WIRE-OWA-22',
  changes: decidingAbout(({ topology }) => ({
    topology: withOwa(
      topology,
      ({ site, version }) => hasForms(topology, site, version),
      (owa) => ({ ...owa, formsAuthentication: true }),
    ),
  })),
  breaks: ['owa-{one,other}-target-without-forms/*'],
};

const hasForms = ({ servers }: Topology, site: string, version: Server['version']) =>
  servers.some(
    (server) =>
      server.site === site &&
      server.version === version &&
      server.virtualDirectories.owa?.formsAuthentication === true,
  );
