import type { Difference } from '../../drivers/difference.ts';

/** How a case explains that it fails. */
export interface Explanation {
  case: string;
  /** What the report has to name first. */
  first: { dimension: Difference['dimension']; expected: RegExp; actual: RegExp };
  /** A case whose user would rightly be treated so: the users of `rightFor`. */
  rightFor?: string;
}

/** Who is led astray by a mutant, and who is not. */
export interface Expectation {
  fails: Explanation[];
  passes: string[];
}

/** Cases about which servers share the users, and whom a redirect leads where, touch nobody else. */
const passes = ['owa-red-proxied', 'owa-blue-proxied', 'owa-green-proxied'];

const path = (id: string, expected: RegExp, actual: RegExp): Expectation => ({
  fails: [{ case: id, first: { dimension: 'path', expected, actual } }],
  passes,
});

const redirect = (id: string, expected: RegExp, actual: RegExp): Expectation => ({
  fails: [{ case: id, first: { dimension: 'redirect', expected, actual } }],
  passes,
});

/** One of two servers gets none of 40 users. */
const idle = (id: string, actual: RegExp): Expectation => ({
  fails: [
    {
      case: id,
      first: { dimension: 'spread', expected: /^40 users served by .*, at least 5 by each$/, actual },
    },
  ],
  passes,
});

/** Users go to another server than in the step before. */
const moved = (id: string): Expectation => ({
  fails: [
    {
      case: id,
      first: {
        dimension: 'spread',
        expected: /^each user served by one of cas2010-\d, cas2010-\d from the first step on$/,
        actual: /^\d+ of \d+ users served by several: (red|blue)-\w{4} by cas2010-\d and cas2010-\d/,
      },
    },
  ],
  passes,
});

const blueProxied = /^cas2013@Site1 → cas2010@Site3 → mbx2010@Site3$/;
const frontEnd = /^cas2013-[12]$/;

/** Of the mutants that choose another server, or another ExternalUrl: by hand from the sentences. */
export const explanationsOfChoice: Record<string, Expectation> = {
  // E15-OWA-GREEN: wherever the active copy is.
  'active-copies-of-its-own-site': path(
    'owa-active-copy-in-another-site',
    /^cas2013@Site1 → mbx2013-3$/,
    /^cas2013-[12]$/,
  ),
  // WIRE-SEL-13: an MBX2013 beside the front end.
  'asks-mailbox-servers-beside-the-mailbox': path(
    'eas-2007-stays-with-local-mailbox-servers/violet',
    /^cas2013@Site1 → mbx2013@Site1 → cas2007@Site3$/,
    /^cas2013-[12] → mbx2013-3 → cas2007-[34] \(\d+ of 40 users\)$/,
  ),
  'asks-mailbox-servers-of-any-site': path(
    'eas-2007-stays-with-local-mailbox-servers/purple',
    /^cas2013@Site1 → mbx2013@Site1 → cas2007@Site1$/,
    /^cas2013-[12] → mbx2013-3 → cas2007-[12] \(\d+ of 40 users\)$/,
  ),
  // WIRE-SEL-6, SEL-11, WIRE-SEL-17: everybody stays.
  'shares-by-directory-order': moved('eas-order-of-the-directory'),
  'counts-the-candidates': moved('eas-users-move-from-what-is-gone'),
  'counts-servers-of-all-sites': moved('eas-users-stay-when-another-site-changes'),
  'chooses-by-host': moved('eas-users-stay-by-another-name'),
  'chooses-by-command': path(
    'eas-users-stay-whatever-they-ask',
    /^cas2013@Site1 → cas2010@Site1 → mbx2010@Site1$/,
    /^cas2013-[12] → \{cas2010-[12]\|cas2010-[12] → mbx2010-1\} \(\d+ of 40 users\)$/,
  ),
  'chooses-by-device': path(
    'eas-users-stay-with-another-device',
    /^cas2013@Site1 → cas2010@Site1 → mbx2010@Site1$/,
    /^cas2013-[12] → \{cas2010-[12]\|cas2010-[12] → mbx2010-1\} \(\d+ of 40 users\)$/,
  ),
  // WIRE-SEL-7, WIRE-SEL-8, WIRE-SEL-9, WIRE-SEL-14: who is a candidate.
  'eas-needs-owa': idle('eas-without-other-virtual-directories', /^0 by cas2010-1, 40 by cas2010-2$/),
  'owa-needs-active-sync': idle('owa-without-other-virtual-directories', /^0 by cas2010-1, 40 by cas2010-2$/),
  'back-ends-of-its-own-build': idle('eas-2013-of-another-build', /^40 by mbx2013-1, 0 by mbx2013-2$/),
  'excludes-multi-role': idle('eas-multi-role-shares-with-others', /^40 by cas2010-1, 0 by cas2010-2$/),
  'spares-mailbox-servers': idle('eas-multi-role-shares-with-others', /^40 by cas2010-1, 0 by cas2010-2$/),
  'compares-domains-by-letters': idle('eas-fqdn-in-other-letters', /^0 by cas2010-1, 40 by cas2010-2$/),
  'ignores-missing-owa': path(
    'owa-without-virtual-directory',
    /^cas2013@Site1 → cas2010-2 → mbx2010@Site1$/,
    /^cas2013-[12] → cas2010-1 \(\d+ of 24 users\)$/,
  ),
  // WIRE-SEL-12, WIRE-SEL-18, TOP-4: whose ExternalUrl counts.
  'faces-by-active-sync': path('owa-other-services-face-the-internet', blueProxied, frontEnd),
  'faces-by-control-panel': path('owa-other-services-face-the-internet', blueProxied, frontEnd),
  'faces-by-every-service': path(
    'owa-faces-the-internet-alone',
    /^cas2013@Site1$/,
    /^cas2013-[12] → cas2010-[34] → mbx2010-2$/,
  ),
  'redirects-to-another-version': path('owa-external-url-of-another-version', blueProxied, frontEnd),
  'violet-goes-to-legacy': redirect(
    'owa-violet-has-a-name-of-its-own',
    /^silent-sso to https:\/\/site3\.contoso\.com\/owa\/auth\/owaauth\.dll/,
    /^silent-sso to https:\/\/legacy\.contoso\.com\/owa\/auth\/owaauth\.dll/,
  ),
  'reads-the-last-url': redirect(
    'owa-one-url-of-the-site/purple',
    /^silent-sso to .*legacy\.contoso\.com/,
    /^\(none\)$/,
  ),
  'reads-the-first-url-listed': redirect(
    'owa-order-of-the-directory',
    /^silent-sso to .*mail-region\.contoso\.com/,
    /^silent-sso to https:\/\/mail-south\.contoso\.com\/owa\/auth\.owa/,
  ),
  // WIRE-SEL-16, WIRE-SEL-14: the ExternalUrl as it is.
  'redirect-forgets-the-port': redirect(
    'owa-redirect-to-another-port/purple',
    /to .*:8443\\\/owa\\\/auth.* with destination https:\/\/legacy\.contoso\.com:8443\/owa\/$/,
    /^silent-sso to https:\/\/legacy\.contoso\.com\/owa\/auth\/owaauth\.dll/,
  ),
  'redirect-forgets-the-port-of-the-page': redirect(
    'owa-redirect-to-another-port/purple',
    /with destination https:\/\/legacy\.contoso\.com:8443\/owa\/$/,
    /:8443\/owa\/auth\/owaauth\.dll with destination https:\/\/legacy\.contoso\.com\/owa\/$/,
  ),
  'redirect-doubles-slashes': redirect(
    'owa-redirect-to-a-slash/purple',
    /with destination https:\/\/legacy\.contoso\.com\/owa\/\?ae=Item&id=1$/,
    /with destination https:\/\/legacy\.contoso\.com\/owa\/\/\?ae=Item&id=1$/,
  ),
  'redirect-doubles-owa': redirect(
    'owa-purple-legacy-redirect',
    /with destination https:\/\/legacy\.contoso\.com\/owa\/$/,
    /with destination https:\/\/legacy\.contoso\.com\/owa\/owa\/$/,
  ),
  'redirect-goes-below-the-root': redirect(
    'owa-redirect-below-another-path/purple',
    /with destination https:\/\/legacy\.contoso\.com\/mail\/owa\/\?ae=Item&id=1$/,
    /with destination https:\/\/legacy\.contoso\.com\/owa\/\?ae=Item&id=1$/,
  ),
  'compares-external-urls-by-letters': redirect(
    'owa-external-url-in-other-letters/purple',
    /^silent-sso to .*legacy\.contoso\.com/,
    /^\(none\)$/,
  ),
  // WIRE-OWA-22: forms on the servers of that name.
  'sso-if-the-whole-site-has-forms': {
    fails: [
      {
        case: 'owa-another-name-without-forms',
        first: { dimension: 'status', expected: /^200$/, actual: /^302$/ },
      },
    ],
    passes,
  },
  // WIRE-OWA-14, WIRE-OWA-21, E15-OWA-7: what of the page that was asked for goes along.
  'moves-pages-in-small-letters-alone': redirect(
    'owa-redirect-keeps-page-of-capitals/purple',
    /ae=Folder/,
    /with destination https:\/\/legacy\.contoso\.com\/owa\/$/,
  ),
  'moves-pages-behind-the-slash-alone': redirect(
    'owa-redirect-keeps-page-without-slash/purple',
    /ae=Folder/,
    /with destination https:\/\/legacy\.contoso\.com\/owa\/$/,
  ),
  'plain-redirect-to-the-page': redirect(
    'owa-plain-redirect-to-the-external-url/purple',
    /^plain to .*legacy/,
    /^plain to https:\/\/legacy\.contoso\.com\/owa\/\?ae=Folder&t=IPF\.Note$/,
  ),
  'sends-sessions-to-the-logon-end-point': redirect(
    'owa-plain-redirect-of-a-session/red',
    /^plain to .*legacy/,
    /^plain to https:\/\/legacy\.contoso\.com\/owa\/auth\/owaauth\.dll$/,
  ),
  // SEL-9, WIRE-SEL-8, SEL-12, SEL-13: servers of 2007.
  'old-servers-out-of-service': redirect(
    'owa-2007-knows-no-out-of-service',
    /^silent-sso to https:\/\/legacy\.contoso\.com/,
    /^\(none\)$/,
  ),
  'redirects-to-one-service-pack': redirect(
    'owa-redirect-to-another-service-pack',
    /^silent-sso to https:\/\/legacy\.contoso\.com/,
    /^\(none\)$/,
  ),
  'proxies-2007-without-url': path(
    'owa-2007-without-external-url/purple',
    /^cas2013@Site1$/,
    /^cas2013-[12] → cas2007-[12] → mbx2007-1$/,
  ),
  'leads-to-any-2007': redirect(
    'owa-2007-url-of-another-site',
    /^\(none\)$/,
    /^silent-sso to https:\/\/site3\.contoso\.com\/owa\/auth\/owaauth\.dll/,
  ),
};
