import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Page, PageForm } from './page.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Parses a page as a browser does: any text is a page. */
export function parsePage(text: string): Page {
  const page: Page = { name: null, mailbox: null, forms: [], links: [], scripts: [] };
  collect(parse(text), page, undefined);
  return page;
}

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
