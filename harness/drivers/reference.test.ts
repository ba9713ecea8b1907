import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { packageRoot } from '../package-root.ts';
import { verbReference, withVerbReference } from './reference.ts';

describe('the reference of verbs', () => {
  test('lists verbs with their options, and each option once', () => {
    const path = z.string().default('/').describe('What is opened');
    const text = verbReference({
      open: { does: 'Opens', options: z.strictObject({ path }) },
      wait: {
        does: 'Waits',
        options: z.strictObject({
          path,
          how: z.enum(['long', 'short']).optional().describe('For how long'),
          seconds: z.int().min(0).optional().describe('Or this long'),
        }),
      },
      end: { does: 'Ends', options: z.strictObject({}) },
    });
    expect(text).toBe(`\
| verb   | what the client does | options                  |
| ------ | -------------------- | ------------------------ |
| \`open\` | Opens                | \`path\`                   |
| \`wait\` | Waits                | \`path\`, \`how\`, \`seconds\` |
| \`end\`  | Ends                 |                          |

| option    | what it says   | value           | default |
| --------- | -------------- | --------------- | ------- |
| \`path\`    | What is opened | text            | \`/\`     |
| \`how\`     | For how long   | \`long\`, \`short\` |         |
| \`seconds\` | Or this long   | whole number    |         |
`);
  });

  test('of docs/specs.md is what the drivers have (npm run docs writes it)', () => {
    const page = readFileSync(join(packageRoot(), 'docs/specs.md'), 'utf8');
    expect(page).toBe(withVerbReference(page));
  });

  test('needs its place in the page', () => {
    expect(() => withVerbReference('# Specs\n')).toThrow(
      'expected "<!-- verbs of owa -->" in the page, found none',
    );
  });
});
