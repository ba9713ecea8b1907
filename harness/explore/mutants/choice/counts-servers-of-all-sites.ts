import { byName, choosingByNumber } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const countsServersOfAllSites: Mutant = {
  name: 'counts-servers-of-all-sites',
  description: 'has the number of servers in service anywhere in the number that chooses one',
  sentence: 'A user stays when a server of another site comes or goes.',
  clause: 'SEL-11',
  changes: choosingByNumber(
    byName,
    ({ servers }) => servers.filter(({ isOutOfService }) => !isOutOfService).length,
  ),
  breaks: ['eas-users-stay-when-another-site-changes'],
};
