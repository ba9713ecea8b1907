import type { HttpAnswer, HttpAttempt, HttpClientAttempt } from '../http/attempt.ts';
import { plainRedirect } from '../http/redirects.ts';
import type { Observation, Redirect } from '../observation.ts';
import { allowsFormAction, allowsInlineScript } from './content-security-policy.ts';
import { autoSubmittingForm, kindOfPage, manualRedirect, type PageKind, submits } from './kind-of-page.ts';
import { emptyPage, type Page, type PageForm } from './page.ts';

/** What a browser shows after its last attempt. */
export interface View {
  url: URL;
  status: number;
  page: Page;
  kind: PageKind | null;
  redirect: Redirect | null;
  /** Of a silent-sso redirect: the form that submits itself. */
  autoSubmits: PageForm | null;
  /** Why such a form does not: what the page's own policy blocks. */
  blocked?: string;
}

/** What a browser makes of an answer; null when there was none. */
export async function viewOf(attempt: HttpAttempt): Promise<View | null> {
  const { answer } = attempt;
  if (answer === undefined) return null;
  const url = new URL(attempt.url);
  const page = await pageOf(answer);
  const form = autoSubmittingForm(page, url);
  const blocked = form && whatIsBlocked(form, page, url, answer.headers['content-security-policy']);
  const autoSubmits = blocked === null ? form : null;
  return {
    url,
    status: answer.status,
    page,
    kind: kindOfPage(page, url, answer),
    redirect:
      plainRedirect(attempt) ?? silentRedirect(autoSubmits, url) ?? redirectByHand(page, url, answer.status),
    autoSubmits,
    ...(blocked !== null && { blocked }),
  };
}

/** The parser is loaded where there is a page: most commands, and whole protocols, never see one. */
async function pageOf({ headers, body }: HttpAnswer): Promise<Page> {
  if (!/^text\/html\b/i.test(headers['content-type'] ?? '')) return emptyPage;
  const { parsePage } = await import('./parse-page.ts');
  return parsePage(body);
}

/** The observation of a step: the last attempt is what it shows. */
export function observationOf(attempts: HttpClientAttempt[], view: View | null): Observation<HttpAttempt> {
  return {
    attempts,
    mailbox: view?.page.mailbox ?? null,
    redirect: view?.redirect ?? null,
    ...(view?.blocked !== undefined && { blocked: view.blocked }),
    page: view?.kind ?? null,
  };
}

function silentRedirect(form: PageForm | null, url: URL): Redirect | null {
  if (form === null) return null;
  const destination = form.fields.find(({ name }) => name === 'destination')?.value;
  return {
    style: 'silent-sso',
    to: new URL(form.action, url).href,
    ...(destination !== undefined && { destination }),
  };
}

function redirectByHand(page: Page, url: URL, status: number): Redirect | null {
  const to = manualRedirect(page, url, status);
  return to === undefined ? null : { style: 'manual', to: to.href };
}

/** What a browser says of a form that the page's Content-Security-Policy keeps from being submitted; null when it does not. */
function whatIsBlocked(
  form: PageForm,
  { scripts }: Page,
  url: URL,
  policy: string | undefined,
): string | null {
  const target = new URL(form.action, url);
  const what = !scripts.some((script) => submits(script) && allowsInlineScript(policy, script))
    ? 'the script that submits the form'
    : allowsFormAction(policy, url, target)
      ? null
      : `the form to ${target.href}`;
  return what && `the page's own Content-Security-Policy blocks ${what}: ${policy}`;
}
