import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { SourceError } from '../../../input/index.ts';
import type { VerbTable } from '../../drivers/verbs.ts';
import type { Case } from '../case.ts';
import type { LoadOptions } from '../entry.ts';
import { loadSpecs } from '../load.ts';

/** A folder for the spec files of a test file. */
export interface SpecFolder {
  path: string;
  /** Returns where the file lies. */
  write(name: string, text: string): string;
  /** The cases of a spec, which is written as `s.yaml`. @throws SourceError */
  load(text: string, options?: Partial<LoadOptions>): Case[];
  /** What is wrong with a spec, or with what `run` loads: `s.yaml:8:11: there is no …`. */
  problemsOf(what: string | (() => unknown)): string[];
  remove(): void;
}

const nothing = { does: 'It.', options: z.strictObject({}) };

/** What the tests' client of OWA can do. */
const verbs: VerbTable = {
  open: nothing,
  'sign in': { does: 'It.', options: z.strictObject({ password: z.string().optional() }) },
  read: nothing,
  'sign out': nothing,
};

export const verbsOf: LoadOptions['verbsOf'] = (protocol) => (protocol === 'owa' ? verbs : {});

/** How a suite begins: five lines. */
export const head = 'suite: S\nenvironment: coexistence\nprotocol: owa\nconnect: mail.contoso.com\ncases:\n';

/** A suite of one case; its lines begin at line 6. */
export const one = (...lines: string[]) =>
  `${head}${lines.map((line, at) => `${at === 0 ? '  - ' : '    '}${line}\n`).join('')}`;

/** The lines of a case with which nothing is wrong. */
export const good = ['id: a', 'clauses: [E15-OWA-RED]', 'user: red', 'do: sign in'];

export function specFolder(): SpecFolder {
  const path = mkdtempSync(join(tmpdir(), 'coexlab-specs-'));
  const write = (name: string, text: string) => {
    const file = join(path, name);
    writeFileSync(file, text);
    return file;
  };
  const load: SpecFolder['load'] = (text, options = {}) =>
    loadSpecs({ files: [write('s.yaml', text)], verbsOf, ...options }).cases;
  return {
    path,
    write,
    load,
    problemsOf(what) {
      try {
        if (typeof what === 'string') load(what);
        else what();
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        return error.problems.map(({ file, line, column, message }) =>
          `${file}:${line}:${column}: ${message}`.replaceAll(`${path}/`, ''),
        );
      }
      return [];
    },
    remove: () => rmSync(path, { recursive: true }),
  };
}
