import { join } from 'node:path';
import { z } from 'zod';
import { readYaml, validate } from '../../input/index.ts';
import { packageRoot } from '../package-root.ts';

const beforeExchange2013 = 'Existing Environment';
const withExchange2013 = 'Client Connectivity with Exchange 2013 in Site1';
const protocolHeadings = [
  'Autodiscover',
  'Internal Outlook Connectivity',
  'Outlook Anywhere',
  'Outlook Web App',
  'Exchange ActiveSync',
  'Exchange Web Services',
  'Offline Address Book',
];

/** The headings of the article, as it spells them. */
const articleHeadings = [
  beforeExchange2013,
  withExchange2013,
  ...[beforeExchange2013, withExchange2013].flatMap((part) =>
    protocolHeadings.map((heading) => `${part} › ${heading}`),
  ),
  'How CAS2013 Picks a Target Legacy Exchange Server',
  'IMAP & POP Coexistence',
];

const clause = z.strictObject({
  kind: z
    .enum(['fact', 'route', 'rule', 'advice'])
    .describe(
      'route and rule: behaviour; advice: what a topology should keep; fact: what the lab is built as',
    ),
  confidence: z
    .enum(['A', 'M', 'I', 'C'])
    .describe(
      "A the article, M other Microsoft documentation, I inferred from its general rule, C the lab's choice",
    ),
  at: z.enum(articleHeadings).describe('The heading of the article under which it stands, or would stand'),
  statement: z.string().regex(/\.$/, 'one sentence'),
  note: z.string().optional().describe('The part of it that rests on less'),
});

/** The registry of clauses: specs/clauses.yaml. */
export const clausesSchema = z
  .strictObject({
    article: z
      .strictObject({ title: z.string(), author: z.string(), published: z.string() })
      .describe('What all of it comes from'),
    clauses: z.record(
      z.string().regex(/^(TOP|E14|E15|SEL|MAIL)(-[A-Z0-9]+)+$/, 'an id such as E15-OWA-RED'),
      clause,
    ),
  })
  .meta({ id: 'coexlab-clauses', title: 'What a coexistence proxy can be held to' });

/** `wire`: a sentence of docs/wire.md, beside the kinds of clauses that the article has. */
export type ClauseKind = z.infer<typeof clause>['kind'] | 'wire';

/** One thing that has to hold. */
export interface Clause {
  /** `E15-OWA-RED`, `WIRE-OWA-12`; stable for ever. */
  id: string;
  kind: ClauseKind;
  /** How far it can be relied on; `C` and `own` are the lab's choice. */
  confidence: z.infer<typeof clause>['confidence'] | 'O' | 'W' | 'K' | 'R' | 'own';
  /** The heading of the article under which it stands, or `wire.md §2`. */
  at: string;
  statement: string;
  note?: string;
  /** Why no case asserts it (yet). */
  waitsFor?: string;
}

/** Whether every source is silent, so that it can be asserted of the built-in proxy alone. */
export const isOwnChoice = ({ confidence }: Pick<Clause, 'confidence'>) =>
  confidence === 'C' || confidence === 'own';

/** Every clause of the article in the order of the registry. @throws SourceError */
export function loadClauses(file: string = join(packageRoot(), 'specs', 'clauses.yaml')): Clause[] {
  const { clauses } = validate(clausesSchema, readYaml(file));
  return Object.entries(clauses).map(([id, { note, ...rest }]) => ({
    id,
    ...rest,
    ...(note !== undefined && { note }),
  }));
}
