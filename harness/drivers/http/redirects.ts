import type { Dial, Redirect } from '../types.ts';

/** Where a 3xx answer with a Location that can be understood leads. */
export function locationOf(dial: Dial): URL | null {
  const { answer } = dial;
  if (answer === undefined || ![301, 302, 303, 307, 308].includes(answer.status)) return null;
  const { location } = answer.headers;
  return location !== undefined && URL.canParse(location, dial.url) ? new URL(location, dial.url) : null;
}

export function plainRedirect(dial: Dial): Redirect | null {
  const to = locationOf(dial);
  return to === null ? null : { style: 'plain', to: to.href };
}
