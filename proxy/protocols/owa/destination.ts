/**
 * Where the logon form leads: `destination` as an absolute URL when it is one on `host` (the client's Host header), or a
 * path; null otherwise, so that nobody can use the form to send a user elsewhere.
 */
export function safeDestination(destination: string, host: string): string | null {
  if (!URL.canParse(destination, `https://${host}/`)) return null;
  const url = new URL(destination, `https://${host}/`);
  const sameHost = url.host === new URL(`https://${host}/`).host;
  return sameHost && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null;
}
