import { CookieJar } from 'tough-cookie';

/** The cookies that a client holds (RFC 6265), by a clock of the caller's. */
export interface Cookies {
  /** Takes the Set-Cookie values of an answer from `url`; what a browser would not take is left out. */
  store(setCookies: readonly string[], url: URL): void;
  /** What goes to `url` as the Cookie header; empty for none. */
  header(url: URL): string;
}

/** @param now milliseconds since the epoch, by which cookies expire */
export function createCookies(now: () => number): Cookies {
  const jar = new CookieJar();
  return {
    store(setCookies, url) {
      for (const text of setCookies)
        jar.setCookieSync(text, url.href, { ignoreError: true, now: new Date(now()) });
    },
    header: (url) =>
      jar
        .getCookiesSync(url.href, { expire: false })
        // Expiry is judged by the lab clock, which the jar does not know.
        .filter((cookie) => {
          const set = cookie.creation instanceof Date ? cookie.creation : undefined;
          return (cookie.expiryTime(set) ?? Number.POSITIVE_INFINITY) > now();
        })
        .map((cookie) => cookie.cookieString())
        .join('; '),
  };
}
