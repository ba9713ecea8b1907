import { type DefaultTreeAdapterTypes, parse } from 'parse5';

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
  /** `data-page` of the body: how the lab's pages name themselves. */
  name: string | null;
  /** The first `data-mailbox`: whose mailbox the page shows. */
  mailbox: string | null;
  forms: PageForm[];
  /** `href` of every anchor. */
  links: string[];
  /** Text of every inline script. */
  scripts: string[];
}

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Parses a page as a browser does: any text is a page. */
export function parsePage(text: string): Page {
  const page: Page = { name: null, mailbox: null, forms: [], links: [], scripts: [] };
  collect(parse(text), page, undefined);
  return page;
}

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

function collect(node: Node, page: Page, form: PageForm | undefined): void {
  let inside = form;
  if ('tagName' in node) {
    page.mailbox ??= attribute(node, 'data-mailbox');
    inside = collectElement(node, page, form);
  }
  if ('childNodes' in node) for (const child of node.childNodes) collect(child, page, inside);
}

function collectElement(element: Element, page: Page, form: PageForm | undefined): PageForm | undefined {
  switch (element.tagName) {
    case 'body':
      page.name = attribute(element, 'data-page');
      return form;
    case 'a':
      page.links.push(attribute(element, 'href') ?? '');
      return form;
    case 'script':
      page.scripts.push(textOf(element));
      return form;
    case 'input':
      form?.fields.push({
        name: attribute(element, 'name') ?? '',
        value: attribute(element, 'value') ?? '',
        type: (attribute(element, 'type') ?? 'text').toLowerCase(),
        checked: attribute(element, 'checked') !== null,
      });
      return form;
    case 'form': {
      const found = {
        action: attribute(element, 'action') ?? '',
        method: (attribute(element, 'method') ?? 'get').toUpperCase(),
        fields: [],
      };
      page.forms.push(found);
      return found;
    }
    default:
      return form;
  }
}

function attribute(element: Element, name: string): string | null {
  return element.attrs.find((candidate) => candidate.name === name)?.value ?? null;
}

function textOf(element: Element): string {
  return element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
}
