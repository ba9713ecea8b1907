import type { Decision } from '../../../../proxy/types.ts';
import type { Account } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

const proxied = new WeakMap<Account, Decision>();

export const remembersOneWayForAnAccount: Mutant = {
  name: 'remembers-one-way-for-an-account',
  description: 'keeps with what it remembers of an account where it was proxied, whatever the protocol was',
  sentence: 'Where the device of a remembered account was proxied decides nothing about its browser.',
  clause: 'WIRE-OWA-21',
  changes: {
    handle: (handle) => (frontEnd, context) =>
      handle(
        {
          ...frontEnd,
          decide(request, account, mailbox) {
            const decision = proxied.get(account) ?? frontEnd.decide(request, account, mailbox);
            if (decision.kind === 'proxy') proxied.set(account, decision);
            return decision;
          },
        },
        context,
      ),
  },
  breaks: ['owa-after-a-device/*'],
};
