import type { Mutant } from '../../mutant.ts';

export const repeatsStreamsWithoutBody: Mutant = {
  name: 'repeats-streams-without-body',
  description: 'sends a request whose body has gone to the old server to the new one without it',
  sentence: 'A request is sent once more only where all of it is still there.',
  clause: 'WIRE-DIR-10',
  changes: {
    handle: (handle) => (frontEnd, context) =>
      handle(
        {
          ...frontEnd,
          async forward(forwarded) {
            const outcome = await frontEnd.forward(forwarded);
            if (outcome.kind !== 'routing-error' || forwarded.body !== 'stream' || context.user === null)
              return outcome;
            const account = await frontEnd.discovery.account(context.user);
            if (account !== null) frontEnd.discovery.forget(account);
            const found = await frontEnd.discovery.account(context.user);
            if (found === null || found.mailbox === null) return outcome;
            const { self } = frontEnd.map();
            const decision = frontEnd.decide(
              {
                protocol: context.protocol ?? 'owa',
                frontEnd: { server: self.name, site: self.site },
                host: context.host,
                url: context.url,
                secure: true,
                freshLogon: false,
              },
              found,
              found.mailbox,
            );
            return decision.kind === 'proxy'
              ? frontEnd.forward({ ...forwarded, target: decision.target, body: null })
              : outcome;
          },
        },
        context,
      ),
  },
  breaks: ['owa-moved-mailbox-gets-a-stream'],
};
