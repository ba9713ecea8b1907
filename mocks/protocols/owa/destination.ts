/**
 * The absolute URL that a logon form leads to: a path of this server, or a URL of it (`origin` is what the client
 * typed, such as `https://legacy.contoso.com`; with http too, which IIS then redirects). Null for every other host.
 */
export function ownDestination(destination: string, origin: string): string | null {
  const here = URL.parse(origin);
  const there = here && URL.parse(destination, here.href);
  if (here === null || there === null) return null;
  const isWeb = ['http:', 'https:'].includes(there.protocol);
  return isWeb && there.host === here.host ? there.href : null;
}
