import { decidingAbout, withOwa } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const ssoIfTheWholeSiteHasForms: Mutant = {
  name: 'sso-if-the-whole-site-has-forms',
  description: 'wants forms on every server of the site, behind whatever name it is',
  sentence: 'Single sign-on needs forms on the servers of the name that it leads to, and on no others.',
  clause: 'WIRE-OWA-22',
  changes: decidingAbout(({ mailbox, topology }) => {
    const ofSite = topology.servers.filter(
      ({ site, version }) => site === mailbox.site && version === mailbox.version,
    );
    const isWithoutForms = ofSite.some(
      ({ virtualDirectories }) => virtualDirectories.owa?.formsAuthentication === false,
    );
    return {
      topology: withOwa(
        topology,
        (server) => isWithoutForms && ofSite.includes(server),
        (owa) => ({ ...owa, formsAuthentication: false }),
      ),
    };
  }),
  breaks: ['owa-another-name-without-forms'],
};
