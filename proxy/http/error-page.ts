import { html, page } from '../../protocols/http/html.ts';

/** The page on which the front end says what went wrong. */
export function errorPage(title: string, text: string): string {
  return page(title, html`<h1>${title}</h1><p>${text}</p>`);
}
