/** A form as a browser sees it. */
export interface PageForm {
  /** As written in the page. */
  action: string;
  method: string;
  fields: FormField[];
}

export interface FormField {
  name: string;
  value: string;
  /** Lower case; `text` where the page says nothing. */
  type: string;
  checked: boolean;
}

/** What a client makes of an HTML page. */
export interface Page {
  /** The first `data-mailbox`: whose mailbox the page shows. */
  mailbox: string | null;
  forms: PageForm[];
  /** `href` of every anchor. */
  links: string[];
  /** Text of every inline script, and what the body does once it is loaded (`onload`). */
  scripts: string[];
}

/** A page that shows nothing, as of an answer that is no HTML. */
export const emptyPage: Page = { mailbox: null, forms: [], links: [], scripts: [] };

/** What submitting a form posts: everything named but buttons and what is not checked; `values` replaces by name. */
export function formFields(form: PageForm, values: Record<string, string> = {}): Record<string, string> {
  const fields = form.fields.filter(
    ({ name, type, checked }) => name !== '' && (!choices.has(type) || checked || name in values),
  );
  return Object.fromEntries(fields.map(({ name, value }) => [name, values[name] ?? value]));
}

/** The field of a type, if the form has one. */
export function fieldOfType(form: PageForm, type: string): FormField | undefined {
  return form.fields.find((field) => field.type === type);
}

const choices: ReadonlySet<string> = new Set(['radio', 'checkbox']);
