import { beforeAll, describe, expect, test } from '@jest/globals';
import type { CaseResult } from '../run/result.ts';
import { loadSuite } from '../specs/suite.ts';
import { createMutantRuns } from './matrix.ts';
import { mutants } from './mutants/index.ts';
import { type Expectation, explanationsOfChoice } from './testing/explanations-of-choice.ts';

const suite = loadSuite();
const runMutant = createMutantRuns(suite.cases);

/** Cases in which nobody is routed anywhere, or not by CAS2013: no wrong decision may touch them. */
const untouched = [
  'owa-logon-page/red',
  'owa-logon-page/purple',
  'owa-bad-password/red',
  'owa-own-namespace/orange',
  'owa-own-namespace/purple',
  'eas-asks-for-basic/red',
  'eas-bad-password/orange',
  'eas-orange-own-namespace',
];

/** Written by hand from the clauses: who is led astray by each mutant, how that shows, and who is not. */
const expectations: Record<string, Expectation> = {
  ...explanationsOfChoice,
  // E15-OWA-PURPLE: a 2007 mailbox is redirected, never proxied.
  'treats-2007-as-2010': {
    fails: [
      {
        case: 'owa-purple-legacy-redirect',
        first: { dimension: 'path', expected: /^cas2013@Site1$/, actual: /^cas2013-[12] → cas2010-[12]$/ },
        rightFor: 'red',
      },
      {
        case: 'owa-violet-legacy-redirect',
        first: { dimension: 'path', expected: /^cas2013@Site1$/, actual: /^cas2013-[12] → cas2010-[56]$/ },
        rightFor: 'blue',
      },
    ],
    passes: ['owa-red-proxied', 'owa-blue-proxied', 'owa-orange-region-redirect', 'owa-green-proxied'],
  },
  // E15-OWA-BLUE, SEL-13: the candidates are those of the mailbox's site.
  'always-local-site': {
    fails: [
      {
        case: 'owa-blue-proxied',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1 → cas2010@Site3 → mbx2010@Site3$/,
          actual: /^cas2013-[12] → cas2010-[12]$/,
        },
        rightFor: 'red',
      },
      {
        case: 'owa-orange-region-redirect',
        first: { dimension: 'path', expected: /^cas2013@Site1$/, actual: /^cas2013-[12] → cas2010-[12]$/ },
        rightFor: 'red',
      },
    ],
    passes: ['owa-red-proxied', 'owa-green-proxied', 'owa-purple-legacy-redirect'],
  },
  // E15-OWA-BLUE, TOP-4: a site without an ExternalUrl is proxied to.
  'redirects-blue': {
    fails: [
      {
        case: 'owa-blue-proxied',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1 → cas2010@Site3 → mbx2010@Site3$/,
          actual: /^cas2013-[12]$/,
        },
      },
    ],
    passes: ['owa-red-proxied', 'owa-orange-region-redirect', 'owa-purple-legacy-redirect'],
  },
  // E15-OWA-ORANGE-2: another Internet-facing site is redirected to.
  'proxies-orange': {
    fails: [
      {
        case: 'owa-orange-region-redirect',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1$/,
          actual: /^cas2013-[12] → cas2010-[34] → mbx2010-2$/,
        },
      },
    ],
    passes: ['owa-red-proxied', 'owa-blue-proxied', 'owa-purple-legacy-redirect'],
  },
  'proxies-purple': {
    fails: [
      {
        case: 'owa-purple-legacy-redirect',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1$/,
          actual: /^cas2013-[12] → cas2007-[12] → mbx2007-1$/,
        },
      },
    ],
    passes: ['owa-red-proxied', 'owa-orange-region-redirect', 'eas-sync/purple'],
  },
  // E15-EAS-PURPLE, E15-EAS-VIOLET: the way to CAS2007 leads through an MBX2013 of the front end's site.
  'eas-straight-to-cas2007': {
    fails: [
      {
        case: 'eas-sync/purple',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1 → mbx2013@Site1 → cas2007@Site1 → mbx2007@Site1$/,
          actual: /^cas2013-[12] → cas2007-[12] → mbx2007-1$/,
        },
      },
      {
        case: 'eas-violet',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1 → mbx2013@Site1 → cas2007@Site3$/,
          actual: /^cas2013-[12] → cas2007-[34]$/,
        },
      },
      {
        case: 'eas-internal-url-missing/purple',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1 → mbx2013@Site1$/,
          actual: /^cas2013-[12] → cas2007-[12] → mbx2007-1$/,
        },
      },
    ],
    passes: ['eas-sync/red', 'eas-sync/blue', 'eas-sync/green', 'owa-purple-legacy-redirect'],
  },
  // E15-EAS-1: never 451.
  'eas-451-for-orange': {
    fails: [
      {
        case: 'eas-never-451/orange',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1 → cas2010@Site2 → mbx2010@Site2$/,
          actual: /^cas2013-[12]$/,
        },
      },
      {
        case: 'eas-options/orange',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1 → cas2010@Site2$/,
          actual: /^cas2013-[12]$/,
        },
      },
      {
        case: 'eas-site3-gets-an-external-url/violet',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1 → mbx2013@Site1 → cas2007@Site3 → mbx2007@Site3$/,
          actual: /^cas2013-[12]$/,
        },
      },
    ],
    passes: ['eas-never-451/blue', 'eas-sync/red', 'owa-orange-region-redirect'],
  },
  // SEL-1: from the FQDN, never from InternalURL.
  'url-from-internal-url': {
    fails: [
      {
        case: 'owa-internal-url-is-not-read/blue',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1 → cas2010@Site3 → mbx2010@Site3$/,
          actual: /^cas2013-[12] → cas2010-3/,
        },
      },
      {
        case: 'owa-internal-url-is-not-read/red',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1 → cas2010@Site1 → mbx2010@Site1$/,
          actual: /^cas2013-[12]$/,
        },
      },
    ],
    // Where InternalURL names the server itself, both come to the same.
    passes: ['owa-red-proxied', 'owa-blue-proxied', 'owa-purple-legacy-redirect'],
  },
  // SEL-13: never a server of another version band.
  'wrong-version-band': {
    fails: [
      {
        case: 'owa-red-proxied',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1 → cas2010@Site1 → mbx2010@Site1$/,
          actual: /^cas2013-[12] → cas2007-[12]$/,
        },
      },
      {
        case: 'owa-2007-beside-2010-in-site3',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1 → cas2010@Site3 → mbx2010@Site3$/,
          actual: /^cas2013-[12] → cas2007-[34]$/,
        },
      },
    ],
    passes: ['owa-green-proxied', 'owa-purple-legacy-redirect'],
  },
  // SEL-9: a CAS2010 that is out of service is never a target.
  'ignores-out-of-service': {
    fails: [
      {
        case: 'owa-no-candidate/red',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1$/,
          actual: /^cas2013-[12] → cas2010-[12] → mbx2010-1$/,
        },
      },
    ],
    passes: ['owa-red-proxied', 'owa-blue-proxied', 'owa-purple-legacy-redirect'],
  },
  // SEL-9, the other way round.
  'reads-out-of-service-inverted': {
    fails: [
      {
        case: 'owa-out-of-service-first/red',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1 → cas2010-2 → mbx2010@Site1$/,
          actual: /^cas2013-[12] → cas2010-1 → mbx2010-1$/,
        },
      },
    ],
    passes: ['owa-green-proxied', 'owa-purple-legacy-redirect', 'eas-sync/purple'],
  },
  // E15-OWA-PURPLE, E15-OWA-ORANGE-2: single sign-on where both sides use forms.
  'plain-redirect-instead-of-sso': {
    fails: [
      {
        case: 'owa-purple-legacy-redirect',
        first: { dimension: 'status', expected: /^200$/, actual: /^302$/ },
      },
      {
        case: 'owa-redirect-is-not-repeated/orange',
        first: {
          dimension: 'redirect',
          expected: /^silent-sso to .*mail-region/,
          actual: /^plain to https:\/\/mail-region\.contoso\.com\/owa/,
        },
      },
    ],
    passes: ['owa-red-proxied', 'owa-no-forms-at-the-front/purple'],
  },
  // E15-OWA-7: without forms on both sides there is no single sign-on.
  'sso-without-forms': {
    fails: [
      {
        case: 'owa-no-forms-at-the-target/purple',
        first: { dimension: 'status', expected: /^302$/, actual: /^200$/ },
      },
    ],
    passes: ['owa-red-proxied', 'owa-purple-legacy-redirect', 'owa-orange-region-redirect'],
  },
  'destination-not-moved': {
    fails: [
      {
        case: 'owa-purple-legacy-redirect',
        first: {
          dimension: 'redirect',
          expected: /with destination https:\/\/legacy\.contoso\.com\/owa\/$/,
          actual: /with destination https:\/\/mail\.contoso\.com\/owa\/$/,
        },
      },
    ],
    passes: ['owa-red-proxied', 'owa-blue-proxied'],
  },
  // SEL-11: one user stays with one server while it is healthy.
  'not-sticky': {
    fails: [
      {
        case: 'owa-user-stays-with-a-server/red',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1 → cas2010@Site1 → mbx2010@Site1$/,
          actual: /^cas2013-[12] → cas2010-[12]$/,
        },
      },
    ],
    passes: ['owa-red-proxied', 'owa-blue-proxied', 'owa-green-proxied', 'owa-purple-legacy-redirect'],
  },
  // E15-OWA-GREEN: the MBX2013 with the active copy.
  'ignores-active-copy': {
    fails: [
      {
        case: 'owa-green-proxied',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1 → mbx2013-1$/,
          actual: /^cas2013-[12] → mbx2013-2/,
        },
      },
      {
        case: 'owa-green-fail-over',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1 → mbx2013-2$/,
          actual: /^cas2013-[12] → mbx2013-1/,
        },
      },
    ],
    passes: ['owa-red-proxied', 'owa-blue-proxied', 'owa-purple-legacy-redirect'],
  },
  // WIRE-SEL-15: the back end is on port 444, and the own one is asked like any other.
  'back-end-on-443': {
    fails: [
      {
        case: 'multi-role-owa-own-back-end',
        first: { dimension: 'path', expected: /^ex2013-1 → ex2013-1:444$/, actual: /^ex2013-1$/ },
      },
      {
        case: 'multi-role-eas-through-a-back-end/mail-2.contoso.com',
        first: {
          dimension: 'path',
          expected: /^cas2013@Head Office → mbx2013@Head Office → ex2007-1$/,
          actual: /^ex2013-2$/,
        },
      },
    ],
    passes: ['owa-red-proxied', 'multi-role-owa-proxied-to-2010/blue/mail.contoso.com'],
  },
  'own-server-is-no-candidate': {
    fails: [
      {
        case: 'multi-role-eas-own-back-end',
        first: { dimension: 'path', expected: /^ex2013-1 → ex2013-1:444$/, actual: /^ex2013-1$/ },
      },
    ],
    passes: ['owa-green-proxied', 'multi-role-eas-active-copy-elsewhere', 'eas-sync/purple'],
  },
  // E15-OWA-GREEN: the active copy, whatever the front end has at hand.
  'own-back-end-first': {
    fails: [
      {
        case: 'multi-role-owa-active-copy-elsewhere',
        first: {
          dimension: 'path',
          expected: /^ex2013-2 → ex2013-1:444$/,
          actual: /^ex2013-2 → ex2013-2:444$/,
        },
      },
    ],
    passes: ['owa-green-proxied', 'owa-green-fail-over', 'multi-role-owa-own-back-end'],
  },
  // WIRE-SEL-9: servers of 2010 have one web site.
  'back-end-of-2010': {
    fails: [
      {
        case: 'multi-role-eas-proxied-to-2010/red/mail.contoso.com',
        first: { dimension: 'path', expected: /^cas2013@Head Office → ex2010-1$/, actual: /^ex2013-1$/ },
      },
    ],
    passes: ['owa-red-proxied', 'multi-role-eas-own-back-end'],
  },
  // WIRE-SEL-16: to the ExternalUrl, be it the front door's own name.
  'never-leads-to-itself': {
    fails: [
      {
        case: 'owa-redirect-leads-back/purple',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1$/,
          actual: /^cas2013-[12] → cas2007-[12] → mbx2007-1$/,
        },
      },
    ],
    passes: ['owa-purple-legacy-redirect', 'owa-orange-region-redirect', 'multi-role-owa-own-back-end'],
  },
  // WIRE-SEL-1, SEL-11: users are shared by all candidates.
  'takes-the-first': {
    fails: [
      {
        case: 'owa-users-are-spread',
        first: {
          dimension: 'spread',
          expected: /^40 users served by cas2010-5, cas2010-6, at least \d+ by each$/,
          actual: /^40 by cas2010-5, 0 by cas2010-6$/,
        },
      },
    ],
    passes: ['owa-red-proxied', 'owa-blue-proxied'],
  },
  'shares-by-alphabet': {
    fails: [
      {
        case: 'eas-users-are-spread',
        first: {
          dimension: 'spread',
          expected: /^40 users served by cas2010-1, cas2010-2, at least \d+ by each$/,
          actual: /\b40 by cas2010-[12]\b/,
        },
      },
    ],
    passes: ['owa-red-proxied', 'owa-blue-proxied'],
  },
  // WIRE-SEL-5: the mailbox decides, not its database.
  'shares-by-database': {
    fails: [
      {
        case: 'eas-mailbox-decides-not-its-database',
        first: {
          dimension: 'spread',
          expected: /^40 users served by cas2010-1, cas2010-2, at least \d+ by each$/,
          actual: /\b40 by cas2010-[12]\b/,
        },
      },
    ],
    passes: ['owa-red-proxied', 'owa-blue-proxied'],
  },
  // WIRE-SEL-3: whichever protocol asks.
  'chooses-by-protocol': {
    fails: [
      {
        case: 'owa-same-server-for-a-device',
        first: {
          dimension: 'spread',
          expected: /^each user served by one of cas2010-1, cas2010-2 from the first step on$/,
          actual: /^\d+ of 40 users served by several: red-\w{4} by cas2010-1 and cas2010-2/,
        },
      },
    ],
    passes: ['owa-users-are-spread', 'eas-users-are-spread'],
  },
  // WIRE-SEL-4: before and after others came.
  'remembers-ten-users': {
    fails: [
      {
        case: 'eas-users-stay-among-others',
        first: {
          dimension: 'spread',
          expected: /^each user served by one of cas2010-5, cas2010-6 from the first step on$/,
          actual: /^\d+ of 40 users served by several: blue-\w{4} by cas2010-5 and cas2010-6/,
        },
      },
    ],
    passes: ['owa-red-proxied', 'owa-blue-proxied'],
  },
  'chooses-by-front-end': {
    fails: [
      {
        case: 'eas-same-server-at-every-front-end',
        first: {
          dimension: 'spread',
          expected: /^each user served by one of cas2010-1, cas2010-2 from the first step on$/,
          actual: /^\d+ of 40 users served by several: red-\w{4} by cas2010-1 and cas2010-2/,
        },
      },
    ],
    passes: ['eas-users-are-spread', 'owa-red-proxied'],
  },
  'ignores-missing-directory': {
    fails: [
      {
        case: 'eas-without-virtual-directory',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1 → cas2010-2$/,
          actual: /^cas2013-[12] → cas2010-1 \(\d+ of 24 users\)$/,
        },
      },
    ],
    passes: ['eas-users-are-spread', 'owa-red-proxied'],
  },
  'newest-build-only': {
    fails: [
      {
        case: 'eas-another-service-pack',
        first: {
          dimension: 'spread',
          expected: /^40 users served by cas2010-1, cas2010-2, at least \d+ by each$/,
          actual: /^0 by cas2010-1, 40 by cas2010-2$/,
        },
      },
    ],
    passes: ['eas-users-are-spread', 'owa-red-proxied'],
  },
  'url-from-name': {
    fails: [
      {
        case: 'eas-fqdn-unlike-the-name',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1 → cas2010@Site1$/,
          actual: /^cas2013-[12] \(\d+ of 40 users\)$/,
        },
      },
    ],
    passes: ['eas-users-are-spread', 'owa-red-proxied'],
  },
  'asks-mailbox-servers': {
    fails: [
      {
        case: 'eas-mailbox-server-is-no-candidate/red',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1 → cas2010@Site1 → mbx2010@Site1$/,
          actual: /^cas2013-[12]( → mbx2010-1)?$/,
        },
      },
    ],
    passes: ['owa-purple-legacy-redirect'],
  },
  'reads-any-external-url': {
    fails: [
      {
        case: 'owa-another-service-faces-the-internet',
        first: {
          dimension: 'path',
          expected: /^cas2013@Site1 → cas2010@Site3 → mbx2010@Site3$/,
          actual: /^cas2013-[12]$/,
        },
      },
    ],
    passes: ['owa-red-proxied', 'owa-blue-proxied'],
  },
  // WIRE-OWA-22: forms on every server of the target's pool.
  'sso-if-one-target-has-forms': {
    fails: [
      {
        case: 'owa-other-target-without-forms/purple',
        first: { dimension: 'status', expected: /^302$/, actual: /^200$/ },
      },
    ],
    passes: ['owa-purple-legacy-redirect', 'owa-one-target-without-forms/purple'],
  },
  'sso-unless-every-target-lacks-forms': {
    fails: [
      {
        case: 'owa-one-target-without-forms/orange',
        first: { dimension: 'status', expected: /^302$/, actual: /^200$/ },
      },
    ],
    passes: ['owa-purple-legacy-redirect', 'owa-no-forms-at-the-target/purple'],
  },
  // WIRE-OWA-22, E15-OWA-7: forms on every front end.
  'sso-by-its-own-forms': {
    fails: [
      {
        case: 'owa-other-front-end-without-forms/purple',
        first: { dimension: 'status', expected: /^302$/, actual: /^200$/ },
      },
    ],
    passes: ['owa-purple-legacy-redirect', 'owa-one-target-without-forms/purple'],
  },
  'sso-if-any-front-end-has-forms': {
    fails: [
      {
        case: 'owa-front-end-without-forms/purple',
        first: {
          dimension: 'redirect',
          expected: /^plain to .*legacy/,
          actual: /^plain to https:\/\/legacy\.contoso\.com\/owa\/auth\/owaauth\.dll$/,
        },
      },
    ],
    passes: ['owa-purple-legacy-redirect', 'owa-one-target-without-forms/purple'],
  },
  // WIRE-OWA-20: HTTPS on both sides.
  'sso-to-http': {
    fails: [
      {
        case: 'owa-redirect-to-http/purple',
        first: { dimension: 'status', expected: /^302$/, actual: /^200$/ },
      },
    ],
    passes: ['owa-purple-legacy-redirect', 'owa-orange-region-redirect'],
  },
};

test('every mutant that decides wrongly has its expectations', () => {
  const deciding = mutants.filter(({ changes }) => Object.keys(changes).join() === 'decide');
  expect(Object.keys(expectations).toSorted()).toEqual(deciding.map(({ name }) => name).toSorted());
});

describe.each(Object.entries(expectations))('%s', (name, { fails, passes }) => {
  const results = new Map<string, CaseResult>();

  beforeAll(async () => {
    const mutant = mutants.find((it) => it.name === name);
    if (mutant === undefined) throw new Error(`there is no mutant ${name}`);
    const ids = new Set([...fails.map((it) => it.case), ...passes, ...untouched]);
    const cases = suite.cases.filter(({ id }) => ids.has(id));
    for (const result of await runMutant(mutant, cases)) results.set(result.case.id, result);
  }, 60_000);

  test.each(fails)('$case fails with the right explanation', ({ case: id, first, rightFor }) => {
    const result = results.get(id);
    expect(result?.verdict).toEqual({ kind: 'fail' });
    const difference = result?.steps.flatMap(({ differences }) => differences)[0];
    expect(difference?.dimension).toBe(first.dimension);
    expect(difference?.expected).toMatch(first.expected);
    expect(difference?.actual).toMatch(first.actual);
    if (rightFor !== undefined) {
      const users = result?.rightFor.map((it) => suite.cases.find((other) => other.id === it.id)?.user);
      expect(users).toContain(rightFor);
    }
  });

  test.each([...passes, ...untouched])('%s still passes', (id) => {
    expect(results.get(id)?.verdict).toEqual({ kind: 'pass' });
  });
});

/** For whom a wrong proxy would be right: never for a client that is refused, first of all for the same user in another state. */
describe.each([
  ['takes-only-domain-logins', 'eas-login-forms/purple', undefined],
  ['ignores-active-copy', 'owa-green-fail-over', 'green'],
  ['ignores-out-of-service', 'owa-no-candidate/red', 'red'],
])('%s: %s', (name, id, user) => {
  test('is right for nobody who is refused, and first for the same user before the change', async () => {
    const mutant = mutants.find((it) => it.name === name);
    const cases = suite.cases.filter((it) => it.id === id);
    const [result] = mutant === undefined ? [] : await runMutant(mutant, cases);
    expect(result?.verdict).toEqual({ kind: 'fail' });
    const [first] = result?.rightFor ?? [];
    expect(suite.cases.find((it) => it.id === first?.id)?.user).toBe(user);
    if (user !== undefined) expect(first?.title).toMatch(/without what this case changes$/);
  });
});
