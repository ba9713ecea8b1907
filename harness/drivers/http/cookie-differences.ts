import { parseSetCookie, type SetCookie } from 'cookie';
import { type HeaderLine, headerValues } from '../../../contract/journal.ts';
import { type Difference, difference } from '../difference.ts';
import { type Facet, textFacet } from '../facet.ts';
import type { CookieExpectation } from './expectations.ts';

/**
 * What differs of the cookies that the answers of a step set, each as it was set last. Values are secret: of another one
 * it is only said that it is another. Pure.
 */
export function cookieDifferences(
  expected: Record<string, CookieExpectation | null>,
  headers: HeaderLine[],
): Difference[] {
  const cookies = new Map(
    headerValues({ headers }, 'set-cookie').map((line) => {
      const cookie = parseSetCookie(line, { decode: (value) => value });
      return [cookie.name, cookie];
    }),
  );
  return Object.entries(expected).flatMap(([name, pattern]) => {
    const found = cookies.get(name);
    if (pattern === null) {
      return found === undefined ? [] : [difference('cookie', `no ${name}`, `${name} is set`)];
    }
    if (found === undefined) {
      const others = [...cookies.keys()].join(', ') || 'no cookie';
      return [difference('cookie', `${name} is set`, `only ${others}`)];
    }
    const wrong = facetsOf(pattern, found).filter(({ fits }) => !fits);
    if (wrong.length === 0) return [];
    return [
      difference(
        'cookie',
        `${name} with ${wrong.map((facet) => `${facet.name} ${facet.wanted}`).join(', ')}`,
        `${name} with ${wrong.map((facet) => `${facet.name} ${facet.found}`).join(', ')}`,
      ),
    ];
  });
}

function facetsOf(expected: CookieExpectation, found: SetCookie): Facet[] {
  const { value = '', path, domain, sameSite, maxAge, expires, secure, httpOnly } = found;
  return [
    ...textFacet('value', expected.value, value).map((facet) => ({ ...facet, found: 'another one' })),
    ...textFacet('Path', expected.path, path ?? null),
    ...textFacet('Domain', expected.domain, domain ?? null),
    ...textFacet('SameSite', expected.sameSite, sameSite === undefined ? null : String(sameSite)),
    ...textFacet('Max-Age', expected.maxAge, maxAge === undefined ? null : String(maxAge)),
    ...textFacet('Expires', expected.expires, expires?.toUTCString() ?? null),
    ...flagFacet('Secure', expected.secure, secure),
    ...flagFacet('HttpOnly', expected.httpOnly, httpOnly),
  ];
}

function flagFacet(name: string, expected: boolean | undefined, found = false): Facet[] {
  if (expected === undefined) return [];
  const shown = (flag: boolean) => (flag ? 'set' : 'not set');
  return [{ name, wanted: shown(expected), found: shown(found), fits: expected === found }];
}
