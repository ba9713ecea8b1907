import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readYaml, validate } from '../../input/index.ts';
import { packageRoot } from '../package-root.ts';
import type { Clause } from './clauses.ts';

const sentence = z
  .strictObject({
    confidence: z
      .enum(['A', 'M', 'O', 'W', 'K', 'R', 'I', 'own'])
      .describe(
        "A the article, M Microsoft's documentation, O open-source clients, W published logs, K common knowledge, R an RFC, I inferred from the article's rules, own our choice",
      ),
    source: z.string().optional().describe('The document and its section: RFC 9110 §7.6.1'),
    statement: z.string().regex(/\.$/, 'one sentence'),
    unseen: z.string().optional().describe('Why no case can see it'),
  })
  .refine(({ confidence, source }) => confidence !== 'R' || source?.startsWith('RFC ') === true, {
    error: 'missing "source": which RFC says so',
    path: ['confidence'],
  });

/** A file of sentences: specs/wire/*.yaml. */
export const sentencesSchema = z
  .strictObject({
    section: z.string().regex(/^§\d+$/, 'a section of docs/wire.md such as §2'),
    waits: z.string().optional().describe('Why no case asserts any of them yet'),
    sentences: z.record(z.string().regex(/^WIRE-[A-Z]+-[1-9]\d*$/, 'an id such as WIRE-OWA-12'), sentence),
  })
  .meta({ id: 'coexlab-sentences', title: 'How it looks on the wire, sentence by sentence' });

/** A sentence of docs/wire.md, which a proxy can be held to like a clause of the article. */
export interface Sentence extends Clause {
  kind: 'wire';
  /** Which document says so, where one does. */
  source?: string;
}

/** The sentences of one file of specs/wire/. */
export interface SentenceFile {
  /** Its name without the extension: `owa`. */
  name: string;
  sentences: Sentence[];
}

/** The files of sentences, by name. @throws SourceError */
export function loadSentenceFiles(folder: string = join(packageRoot(), 'specs', 'wire')): SentenceFile[] {
  return readdirSync(folder)
    .toSorted()
    .map((file) => {
      const { section, waits, sentences } = validate(sentencesSchema, readYaml(join(folder, file)));
      return {
        name: file.replace(/\.yaml$/, ''),
        sentences: Object.entries(sentences).map(([id, { statement, confidence, source, unseen }]) => {
          const waitsFor = unseen ?? waits;
          return {
            id,
            kind: 'wire',
            confidence,
            at: `wire.md ${section}`,
            statement,
            ...(source !== undefined && { source }),
            ...(waitsFor !== undefined && { waitsFor }),
          };
        }),
      };
    });
}

/**
 * A page of docs/ with the sentences of every file between its `<!-- sentences of owa -->` and `<!-- end of sentences -->`.
 * @throws Error when the page has no such place for a file
 */
export function withSentences(page: string, files: readonly SentenceFile[]): string {
  return files.reduce((text, { name, sentences }) => {
    const begin = `<!-- sentences of ${name} -->`;
    const end = '<!-- end of sentences -->';
    const from = text.indexOf(begin);
    const to = text.indexOf(end, from);
    if (from === -1 || to === -1) throw new Error(`expected "${begin}" and "${end}" in the page, found none`);
    return `${text.slice(0, from)}${begin}\n\n${sentences.map(bullet).join('')}\n${text.slice(to)}`;
  }, page);
}

function bullet({ id, statement, confidence, source, waitsFor }: Sentence): string {
  const mark = source === undefined ? confidence : confidence === 'R' ? source : `${confidence}, ${source}`;
  const rest = waitsFor === undefined ? '' : ` _Not asserted: ${waitsFor}._`;
  return `- \`${id}\` ${statement.replaceAll('*', '\\*').replaceAll('<', '\\<')} (${mark})${rest}\n`;
}
