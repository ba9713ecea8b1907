import type { z } from 'zod';
import { formatBasic } from '../../../protocols/http/basic.ts';
import type { HttpAttempt, HttpClientAttempt } from '../http/attempt.ts';
import { createHttpClient, type HttpRequest } from '../http/client.ts';
import { filledIn } from '../http/raw-request.ts';
import { locationOf } from '../http/redirects.ts';
import { httpRules } from '../http/rules.ts';
import { loginOf } from '../login.ts';
import type { Observation } from '../observation.ts';
import type { Client, Driver, DriverContext } from '../types.ts';
import { parseVerb } from '../verbs.ts';
import { logonForm } from './kind-of-page.ts';
import { formFields, type PageForm } from './page.ts';
import { owaVerbs } from './verbs.ts';
import { observationOf, type View, viewOf } from './view.ts';

/** Same-host redirects that a browser follows before it gives up. */
const redirectLimit = 10;

/** Outlook Web App as a person with a browser uses it (wire.md §2). */
export const owaDriver: Driver<HttpAttempt> = {
  protocol: 'owa',
  opensBy: 'sign in',
  verbs: owaVerbs,
  rules: httpRules,
  start: startOwa,
};

function startOwa(context: DriverContext): Client<HttpAttempt> {
  const http = createHttpClient(context);
  /** Origins that asked for Basic and got it: a browser goes on sending it there. */
  const basic = new Map<string, string>();
  let view: View | null = null;

  /** Sends a request and follows redirects on the same host, as far as a browser would. */
  async function visit(first: HttpRequest, attempts: HttpClientAttempt[]): Promise<void> {
    let request = first;
    for (let count = 0; ; count += 1) {
      const attempt = await requestWithBasic(request);
      attempts.push(attempt);
      view = await viewOf(attempt.detail);
      const next = sameHostRedirect(attempt.detail, request);
      if (next === null) return;
      if (count === redirectLimit) {
        attempt.error = `gave up after ${redirectLimit} redirects on the same host, the last one to ${next.url}`;
        return;
      }
      request = next;
    }
  }

  function requestWithBasic(request: HttpRequest): Promise<HttpClientAttempt> {
    const authorization = basic.get(new URL(request.url).origin);
    return http.request(
      authorization === undefined ? request : { ...request, headers: { authorization, ...request.headers } },
    );
  }

  const observe = (attempts: HttpClientAttempt[]) => observationOf(attempts, view);
  const submit = (form: PageForm, fields: Record<string, string>, attempts: HttpClientAttempt[]) =>
    view === null ? Promise.resolve() : visit(submission(form, fields, view.url), attempts);

  async function open(connect: string, path: string): Promise<HttpClientAttempt[]> {
    const attempts: HttpClientAttempt[] = [];
    await visit({ method: 'GET', url: `https://${connect}${path}` }, attempts);
    return attempts;
  }

  async function signIn(
    attempts: HttpClientAttempt[],
    options: FormOptions,
  ): Promise<Observation<HttpAttempt>> {
    const { credentials } = context;
    const login = loginOf(options.user, credentials);
    const password = options.password ?? credentials.password;
    const shown: View | null = view;
    if (shown === null) return observe(attempts);
    const challenge = attempts.at(-1)?.detail.answer?.headers['www-authenticate'] ?? '';
    if (shown.status === 401 && /\bBasic\b/i.test(challenge)) {
      basic.set(shown.url.origin, formatBasic(login, password));
      await visit({ method: 'GET', url: shown.url.href }, attempts);
      return observe(attempts);
    }
    const form = logonForm(shown.page, shown.url);
    if (form === undefined) return observe(attempts);
    const typed = { username: login, password, ...(options.private && { flags: '4' }) };
    await submit(form, { ...formFields(form, typed), ...options.fields }, attempts);
    return observe(attempts);
  }

  async function signOut(connect: string): Promise<Observation<HttpAttempt>> {
    const attempts =
      view?.url.hostname === connect && view.page.mailbox !== null ? [] : await open(connect, '/owa/');
    const form = view?.page.mailbox == null ? undefined : view.page.forms[0];
    if (form !== undefined) await submit(form, formFields(form), attempts);
    return observe(attempts);
  }

  return {
    async perform(verb, { connect, ...options }) {
      const order = parseVerb(owaVerbs, verb, options);
      switch (order.verb) {
        case 'open':
        case 'read':
          return observe(await open(connect, order.options.path));
        case 'sign in':
          return signIn(await open(connect, order.options.path), order.options);
        case 'sign in here':
          return signIn([], order.options);
        case 'sign out':
          return signOut(connect);
      }
    },
    async send(request, cookiesOf) {
      const filled = filledIn(request, context.credentials, cookiesOf);
      if (filled === null) return observe([]);
      const attempt = await http.request(filled);
      view = await viewOf(attempt.detail);
      return observe([attempt]);
    },
    async follow() {
      const attempts: HttpClientAttempt[] = [];
      const shown: View | null = view;
      if (shown?.autoSubmits != null)
        await submit(shown.autoSubmits, formFields(shown.autoSubmits), attempts);
      else if (shown?.redirect != null) await visit({ method: 'GET', url: shown.redirect.to }, attempts);
      return observe(attempts);
    },
    cookies: http.cookies,
    disconnect: http.disconnect,
    close: http.close,
  };
}

type FormOptions = z.infer<(typeof owaVerbs)['sign in here']['options']>;

function submission(form: PageForm, fields: Record<string, string>, from: URL): HttpRequest {
  const target = new URL(form.action, from);
  const encoded = new URLSearchParams(fields).toString();
  if (form.method !== 'POST') {
    target.search = encoded;
    return { method: 'GET', url: target.href };
  }
  return {
    method: 'POST',
    url: target.href,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: encoded,
  };
}

function sameHostRedirect(attempt: HttpAttempt, request: HttpRequest): HttpRequest | null {
  const to = locationOf(attempt);
  // No browser follows a Location to javascript: or the like.
  if (to === null || !/^https?:$/.test(to.protocol)) return null;
  if (to.hostname !== new URL(attempt.url).hostname) return null;
  const keepsMethod = attempt.answer?.status === 307 || attempt.answer?.status === 308;
  return keepsMethod ? { ...request, url: to.href } : { method: 'GET', url: to.href };
}
