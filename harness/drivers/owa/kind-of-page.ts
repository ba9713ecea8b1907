import type { HttpAnswer } from '../http/attempt.ts';
import { fieldOfType, type Page, type PageForm } from './page.ts';

/** What a person would call a page. */
export type PageKind = 'mailbox' | 'silent-redirect' | 'logon' | 'redirect' | 'signed-out' | 'error';

/**
 * Tells a page by its structure, never by a mark or its language: whoever made it, a logon page asks for user name and password.
 * Only a mailbox says by a mark (`data-mailbox`) whose it is. null: a page of no such kind.
 */
export function kindOfPage(
  page: Page,
  url: URL,
  { status, headers }: Pick<HttpAnswer, 'status' | 'headers'>,
): PageKind | null {
  if (!/^text\/html\b/i.test(headers['content-type'] ?? '')) return null;
  if (page.mailbox !== null) return 'mailbox';
  if (autoSubmittingForm(page, url) !== null) return 'silent-redirect';
  if (logonForm(page, url) !== undefined) return 'logon';
  if (status >= 400) return 'error';
  if (manualRedirect(page, url, status) !== undefined) return 'redirect';
  return status === 200 && url.pathname.toLowerCase() === '/owa/logoff.owa' ? 'signed-out' : null;
}

/** The form that a person signs in with: it asks for a name and a password, and posts them to the host that shows it. */
export function logonForm({ forms }: Page, url: URL): PageForm | undefined {
  return forms.find(
    (form) =>
      form.method === 'POST' &&
      fieldOfType(form, 'password') !== undefined &&
      form.fields.some(({ type, name }) => name !== '' && (type === 'text' || type === 'email')) &&
      URL.canParse(form.action, url.href) &&
      new URL(form.action, url).host === url.host,
  );
}

/** The form with the user's credentials in it that the page submits by itself, if its policy lets it. */
export function autoSubmittingForm({ forms, scripts }: Page, url: URL): PageForm | null {
  if (!scripts.some(submits)) return null;
  const carriesPassword = (form: PageForm) =>
    form.fields.some(({ type, name, value }) => value !== '' && (type === 'password' || name === 'password'));
  return forms.find((form) => carriesPassword(form) && URL.canParse(form.action, url.href)) ?? null;
}

/** Whether a script submits a form. */
export const submits = (script: string): boolean => /\.submit\(\)/.test(script);

/** Where a page asks the user to go on: a link to another host, on a page that is there for nothing else. */
export function manualRedirect(page: Page, url: URL, status: number): URL | undefined {
  if (page.mailbox !== null || status >= 400 || logonForm(page, url) !== undefined) return undefined;
  const targets = page.links.flatMap((link) => (URL.canParse(link, url.href) ? [new URL(link, url)] : []));
  return targets.find((target) => /^https?:$/.test(target.protocol) && target.host !== url.host);
}
