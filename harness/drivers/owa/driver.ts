import type { z } from 'zod';
import { formatBasic } from '../../../protocols/http/basic.ts';
import { createHttpClient, type HttpRequest } from '../http/client.ts';
import { locationOf } from '../http/redirects.ts';
import type { Client, Dial, Driver, DriverContext, Observation } from '../types.ts';
import { parseVerb } from '../verbs.ts';
import { fieldOfType, formFields, type PageForm } from './page.ts';
import { owaVerbs } from './verbs.ts';
import { observationOf, type View, viewOf } from './view.ts';

/** Same-host redirects that a browser follows before it gives up. */
const redirectLimit = 10;

/** Outlook Web App as a person with a browser uses it (wire.md §2). */
export const owaDriver: Driver = {
  protocol: 'owa',
  verbs: owaVerbs,
  start: startOwa,
};

function startOwa(context: DriverContext): Client {
  const http = createHttpClient(context);
  /** Origins that asked for Basic and got it: a browser goes on sending it there. */
  const basic = new Map<string, string>();
  let view: View | null = null;

  /** Sends a request and follows redirects on the same host, as far as a browser would. */
  async function visit(first: HttpRequest, dials: Dial[]): Promise<void> {
    let request = first;
    for (let count = 0; ; count += 1) {
      const dial = await dialWithBasic(request);
      dials.push(dial);
      view = viewOf(dial);
      const next = sameHostRedirect(dial, request);
      if (next === null) return;
      if (count === redirectLimit) {
        dial.error = `gave up after ${redirectLimit} redirects on the same host, the last one to ${next.url}`;
        return;
      }
      request = next;
    }
  }

  function dialWithBasic(request: HttpRequest): Promise<Dial> {
    const authorization = basic.get(new URL(request.url).origin);
    return http.dial(
      authorization === undefined ? request : { ...request, headers: { authorization, ...request.headers } },
    );
  }

  const observe = (dials: Dial[]) => observationOf(dials, view);
  const submit = (form: PageForm, fields: Record<string, string>, dials: Dial[]) =>
    view === null ? Promise.resolve() : visit(submission(form, fields, view.url), dials);

  async function open(connect: string, path: string): Promise<Dial[]> {
    const dials: Dial[] = [];
    await visit({ method: 'GET', url: `https://${connect}${path}` }, dials);
    return dials;
  }

  async function signIn(connect: string, options: SignInOptions): Promise<Observation> {
    const dials = await open(connect, options.path);
    const { credentials } = context;
    const login = `${credentials.domain}\\${credentials.user}`;
    const password = options.password ?? credentials.password;
    const shown: View | null = view;
    const last = dials.at(-1);
    if (shown === null || last === undefined) return observe(dials);
    if (shown.status === 401 && /\bBasic\b/i.test(last.answer?.headers['www-authenticate'] ?? '')) {
      basic.set(shown.url.origin, formatBasic(login, password));
      await visit({ method: 'GET', url: shown.url.href }, dials);
      return observe(dials);
    }
    const form = logonFormOf(shown);
    if (form === undefined) return observe(dials);
    const fields = formFields(form, {
      username: login,
      password,
      ...(options.private && { flags: '4' }),
    });
    await submit(form, fields, dials);
    return observe(dials);
  }

  async function signOut(connect: string): Promise<Observation> {
    const dials =
      view?.url.hostname === connect && view.page.mailbox !== null ? [] : await open(connect, '/owa/');
    const form = view?.page.mailbox == null ? undefined : view.page.forms[0];
    if (form !== undefined) await submit(form, formFields(form), dials);
    return observe(dials);
  }

  return {
    async perform(verb, { connect, ...options }) {
      const order = parseVerb(owaVerbs, verb, options);
      switch (order.verb) {
        case 'open':
        case 'read':
          return observe(await open(connect, order.options.path));
        case 'sign in':
          return signIn(connect, order.options);
        case 'sign out':
          return signOut(connect);
      }
    },
    async send(request) {
      const dial = await http.dial(request);
      view = viewOf(dial);
      return observe([dial]);
    },
    async follow() {
      const dials: Dial[] = [];
      const shown: View | null = view;
      if (shown?.autoSubmits != null) await submit(shown.autoSubmits, formFields(shown.autoSubmits), dials);
      else if (shown?.redirect != null) await visit({ method: 'GET', url: shown.redirect.to }, dials);
      return observe(dials);
    },
    inFlight: http.inFlight,
    close: http.close,
  };
}

type SignInOptions = z.infer<(typeof owaVerbs)['sign in']['options']>;

/** The form that asks for a password, on this host (a silent-sso page submits one elsewhere by itself). */
function logonFormOf({ page, redirect, url }: View): PageForm | undefined {
  if (redirect !== null) return undefined;
  return page.forms.find(
    (form) => fieldOfType(form, 'password') !== undefined && URL.canParse(form.action, url.href),
  );
}

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

function sameHostRedirect(dial: Dial, request: HttpRequest): HttpRequest | null {
  const to = locationOf(dial);
  if (to === null || to.hostname !== new URL(dial.url).hostname) return null;
  const keepsMethod = dial.answer?.status === 307 || dial.answer?.status === 308;
  return keepsMethod ? { ...request, url: to.href } : { method: 'GET', url: to.href };
}
