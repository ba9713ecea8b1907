/**
 * Where the logon form leads: `destination` as an absolute URL when it is an `https:` one on `host` (the client's Host
 * header), or a path; null otherwise, so that nobody can use the form to send a user elsewhere (WIRE-OWA-10). Path and
 * query stay as they were written, byte for byte (WIRE-OWA-12), unless a browser would read them as something else.
 */
export function safeDestination(destination: string, host: string): string | null {
  if (!URL.canParse(destination, `https://${host}/`)) return null;
  const { origin } = new URL(`https://${host}/`);
  const url = new URL(destination, origin);
  if (url.origin !== origin) return null;
  const written = /^(?:https:\/\/[^/\\?#]+)?(\/[!-~]*)$/i.exec(destination)?.[1];
  return written === undefined || /\\|^\/\//.test(written)
    ? origin + url.pathname + url.search + url.hash
    : origin + written;
}
