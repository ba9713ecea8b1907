import type { Redirect } from '../observation.ts';
import type { HttpAttempt } from './attempt.ts';

/** Where a 3xx answer with a Location that can be understood leads. */
export function locationOf({ url, answer }: HttpAttempt): URL | null {
  if (answer === undefined || ![301, 302, 303, 307, 308].includes(answer.status)) return null;
  const { location } = answer.headers;
  return location !== undefined && URL.canParse(location, url) ? new URL(location, url) : null;
}

export function plainRedirect(attempt: HttpAttempt): Redirect | null {
  const to = locationOf(attempt);
  return to === null ? null : { style: 'plain', to: to.href };
}
