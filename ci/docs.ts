import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withVerbReference } from '../harness/drivers/reference.ts';
import { packageRoot } from '../harness/package-root.ts';

/** `npm run docs`: writes the parts of the pages that follow from the code. */
const page = join(packageRoot(), 'docs', 'specs.md');
writeFileSync(page, withVerbReference(readFileSync(page, 'utf8')));
