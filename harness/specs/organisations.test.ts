import { expect, test } from '@jest/globals';
import { organisationsByName } from './organisations.ts';
import { loadSuite } from './suite.ts';

const { cases } = loadSuite();
const fqdnsOf = (...ids: string[]) => {
  const chosen = cases.filter(({ id }) => ids.includes(id));
  expect(chosen).toHaveLength(ids.length);
  return [...organisationsByName(chosen)].map(({ servers }) => servers.map(({ fqdn }) => fqdn));
};

test('a case that adds a server, or gives one another name, is in an organisation of other names', () => {
  const [, added] = fqdnsOf('eas-users-move-from-what-is-gone');
  expect(added).toContain('cas2010-7.contoso.com');
  const [, renamed] = fqdnsOf('eas-fqdn-in-other-letters');
  expect(renamed).toContain('CAS2010-1.Contoso.COM');
});

test('a case that changes settings alone is not', () => {
  expect(fqdnsOf('eas-without-virtual-directory', 'eas-users-are-spread')).toHaveLength(1);
});
