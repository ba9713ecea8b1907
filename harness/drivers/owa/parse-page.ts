import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Page, PageForm } from './page.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Parses a page as a browser does: any text is a page. */
export function parsePage(text: string): Page {
  const page: Page = { mailbox: null, forms: [], links: [], scripts: [] };
  collect(parse(text), page, { around: undefined, before: undefined });
  return page;
}

/** The form that a field belongs to: the one around it, else the one before it that a table has shut at once (HTML §13.2.6). */
interface Owner {
  around: PageForm | undefined;
  before: PageForm | undefined;
}

function collect(node: Node, page: Page, owner: Owner): void {
  let around = owner.around;
  if ('tagName' in node) {
    page.mailbox ??= attribute(node, 'data-mailbox');
    around = collectElement(node, page, owner);
  }
  if (!('childNodes' in node)) return;
  const inside = { around, before: owner.before };
  for (const child of node.childNodes) collect(child, page, inside);
  owner.before = inside.before;
}

function collectElement(element: Element, page: Page, owner: Owner): PageForm | undefined {
  switch (element.tagName) {
    case 'body':
      page.scripts.push(...[attribute(element, 'onload') ?? []].flat());
      return owner.around;
    case 'a':
      page.links.push(attribute(element, 'href') ?? '');
      return owner.around;
    case 'script':
      page.scripts.push(textOf(element));
      return owner.around;
    case 'input':
      (owner.around ?? owner.before)?.fields.push({
        name: attribute(element, 'name') ?? '',
        value: attribute(element, 'value') ?? '',
        type: (attribute(element, 'type') ?? 'text').toLowerCase(),
        checked: attribute(element, 'checked') !== null,
      });
      return owner.around;
    case 'form': {
      const found = {
        action: attribute(element, 'action') ?? '',
        method: (attribute(element, 'method') ?? 'get').toUpperCase(),
        fields: [],
      };
      page.forms.push(found);
      owner.before = element.childNodes.length === 0 ? found : undefined;
      return found;
    }
    default:
      return owner.around;
  }
}

function attribute(element: Element, name: string): string | null {
  return element.attrs.find((candidate) => candidate.name === name)?.value ?? null;
}

function textOf(element: Element): string {
  return element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
}
