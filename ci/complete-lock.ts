import { readFileSync, writeFileSync } from 'node:fs';
import { type Lock, withOtherPlatforms } from './lock.ts';

/** `npm run lock`, after `npm install`: see lock.ts. */
const file = 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock;
const { lock: complete, added } = withOtherPlatforms(lock);
if (added.length > 0) writeFileSync(file, `${JSON.stringify(complete, null, 2)}\n`);
process.stdout.write(`${added.length} packages of other platforms added to ${file}\n`);
