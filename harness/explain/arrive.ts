import { hopBehind } from '../specs/hops.ts';
import { walkFromFrontEnd } from './at-front-end.ts';
import { walkFromMock } from './at-mock.ts';
import { answersAt, type Errand, merged, type Sent, type Walk } from './walk.ts';
import { type Site, whomAt } from './whom.ts';

/** Every way that a request may take from the name and port that it is sent to; none when nobody has them. */
export function arrive(errand: Errand, sent: Sent): Walk[] {
  const vantage = sent.sender === null ? errand.vantage : 'corporate network';
  const whom = whomAt(errand.topology, vantage, sent.url);
  return whom.kind === 'nobody' ? [] : merged(whom.sites.flatMap((site) => arriveAt(errand, site, sent)));
}

function arriveAt(errand: Errand, { server, part }: Site, sent: Sent): Walk[] {
  const onward = (next: Sent) => arrive(errand, next);
  switch (part) {
    case 'front end':
      return walkFromFrontEnd(errand, server, sent, onward);
    case 'store':
      return [
        answersAt(
          { name: hopBehind(errand.topology, server.name) },
          { part, via: sent.sender === null ? 'client' : 'server', text: 'is a mailbox store there' },
          404,
        ),
      ];
    default:
      return walkFromMock(errand, { server, part }, sent, onward);
  }
}
