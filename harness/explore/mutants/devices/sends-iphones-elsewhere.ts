import { answer } from '../../../../proxy/http/request-context.ts';
import { withExternalUrl } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

export const sendsIphonesElsewhere: Mutant = {
  name: 'sends-iphones-elsewhere',
  description: "answers 451 to an iPhone whose mailbox's site has an ActiveSync ExternalUrl of its own",
  sentence: 'A 451 is not for the devices that would follow it either.',
  clause: 'WIRE-EAS-5',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      const { authorization, 'user-agent': userAgent } = context.request.headers;
      const account = authorization === undefined ? null : await frontEnd.discovery.basic(authorization);
      const { topology, self } = frontEnd.map();
      const there = topology.servers.filter(
        ({ site }) => site === account?.mailbox?.site && site !== self.site,
      );
      const [first] = withExternalUrl(there, 'activeSync');
      if (!userAgent?.startsWith('Apple-iPhone') || first === undefined) return handle(frontEnd, context);
      answer(context, { status: 451, headers: { 'x-ms-location': first.directory.externalUrl }, body: '' });
    },
  },
  breaks: ['eas-never-451/orange'],
};
