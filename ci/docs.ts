import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withVerbReference } from '../harness/drivers/reference.ts';
import { packageRoot } from '../harness/package-root.ts';
import { loadSentenceFiles, withSentences } from '../harness/specs/sentences.ts';

/** `npm run docs`: writes the parts of the pages that follow from the code. */
rewrite('specs.md', withVerbReference);
rewrite('wire.md', (page) => withSentences(page, loadSentenceFiles()));

function rewrite(name: string, change: (page: string) => string): void {
  const file = join(packageRoot(), 'docs', name);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}
