import { decidingAbout } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const sendsSessionsToTheLogonEndPoint: Mutant = {
  name: 'sends-sessions-to-the-logon-end-point',
  description: "sends who has a session to the target's logon end point, as if there were a form to submit",
  sentence: 'Without credentials to submit a redirect is a plain one, to the ExternalUrl.',
  clause: 'E15-OWA-7',
  changes: decidingAbout(({ request }) => ({ request: { ...request, freshLogon: true } })),
  breaks: ['owa-plain-redirect-of-a-session/*'],
};
