import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadTopology } from '../../topology/load.ts';
import type { Difference } from '../drivers/difference.ts';
import { createGithubReporter, renderAnnotations, renderSummary } from './github.ts';
import { aReport, aResult } from './testing/report.ts';

const topology = loadTopology('fixtures/topologies/coexistence.yaml');

const wrongStatus: Difference = { dimension: 'status', expected: '200', actual: '503' };

describe('annotations', () => {
  test('one for each way to fail, at the place of the case', () => {
    const report = aReport([
      aResult('owa-red', { kind: 'fail' }, [wrongStatus]),
      aResult('owa-blue', { kind: 'fail' }, [wrongStatus], { user: 'blue' }),
      aResult('owa-green', { kind: 'pass' }),
      aResult('owa-skip', { kind: 'unsupported', reason: 'no' }),
      aResult('eas-red', { kind: 'setup-error', reason: '100% of\r\nports, all: taken' }, [], {
        protocol: 'eas',
        place: 'specs/a,b: c%.yaml:7:3',
      }),
    ]);
    const sentences = 'E15-OWA-RED  A 2010 mailbox in the same site is proxied to.%0ASEL-1';
    expect(renderAnnotations(report)).toEqual([
      '::error file=specs/coexistence/owa/routing.yaml,line=12,title=owa-red::Title of owa-red (red, owa)%0A' +
        `status: expected 200, got 503%0A${sentences}%0A… and 1 more like it: owa-blue`,
      '::error file=specs/a%2Cb%3A c%25.yaml,line=7,title=eas-red::Title of eas-red (red, eas)%0A' +
        `100%25 of%0D%0Aports, all: taken%0A${sentences}`,
    ]);
  });

  test('strays have no place', () =>
    expect(renderAnnotations(aReport([], { strays: ['cas2007-1 saw\n::set-env name=x::y'] }))).toEqual([
      '::error title=stray traffic::cas2007-1 saw%0A::set-env name=x::y',
    ]));

  test('fuzz: whatever the texts, an annotation is one line and one command', () => {
    const text = fc.string({ unit: fc.constantFrom('\n', '\r', '%', ':', ',', '=', 'a'), maxLength: 20 });
    fc.assert(
      fc.property(text, text, text, (id, actual, place) => {
        const [line = ''] = renderAnnotations(
          aReport([aResult(id, { kind: 'fail' }, [{ ...wrongStatus, actual }], { place })]),
        );
        expect(line).toMatch(/^::error file=[^:,\r\n]*(,line=\d+)?,title=[^:,\r\n]*::[^\r\n]*$/);
      }),
    );
  });
});

describe('the summary of a job', () => {
  test('totals, matrix, strays and failures in full', () => {
    const summary = renderSummary(
      aReport(
        [
          aResult('owa-red', { kind: 'fail' }, [{ ...wrongStatus, actual: '503 ```` </details>' }]),
          aResult('owa-blue', { kind: 'pass' }, [], { user: 'blue' }),
          aResult('eas-red', { kind: 'unsupported', reason: 'no' }, [], { protocol: 'eas' }),
        ],
        { mutant: 'always-local', interrupted: true, selected: 9, strays: ['one `stray`\nhere'] },
      ),
    );
    expect(summary).toContain('## coexlab: 1 passed, 1 failed, 1 skipped\n');
    expect(summary).toContain('Implementation `builtin 0.1.0` · `coexistence` · 12 of 100 clauses asserted');
    expect(summary).toContain('mutant `always-local` · **interrupted** after 3 of 9 cases');
    expect(summary).toContain('|  | red | blue |\n| --- | --- | --- |\n| **owa** | 1 ✗ of 1 | 1 ✓ |\n');
    expect(summary).toContain('| **eas** | 1 – of 1 |  |');
    expect(summary).toContain('- **stray** ``one `stray` here``');
    expect(summary).toMatch(
      /<details><summary>owa-red<\/summary>\n\n`````text\n[\s\S]*503 ````[\s\S]*\n`````\n\n<\/details>/,
    );
  });

  test('stays below what GitHub takes', () => {
    const actual = 'x'.repeat(3000);
    const failures = Array.from({ length: 1000 }, (_, index) =>
      aResult(`owa-${index}`, { kind: 'fail' }, [{ ...wrongStatus, actual }]),
    );
    const summary = renderSummary(aReport(failures));
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
    const shown = summary.match(/<details>/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(100);
    expect(summary).toContain(`\n${1000 - shown} more failures are not shown.\n`);
  });
});

test('passwords stay out', () => {
  const password = topology.users[0]?.password ?? '';
  expect(password).not.toBe('');
  const secret = `the password is ${password}`;
  const report = aReport([
    aResult('a', { kind: 'fail' }, [{ ...wrongStatus, actual: secret }]),
    aResult('b', { kind: 'blocked', reason: secret }),
  ]);
  expect(renderAnnotations(report).join()).not.toContain(password);
  expect(renderSummary(report)).not.toContain(password);
});

test('the reporter prints annotations, and appends the summary only where GitHub asks for one', () => {
  const report = aReport([aResult('owa-red', { kind: 'fail' }, [wrongStatus])]);
  const run = (summaryFile: string | undefined) => {
    const written: string[] = [];
    const appended: [string, string][] = [];
    createGithubReporter({
      summaryFile,
      write: (text) => written.push(text),
      append: (file, text) => appended.push([file, text]),
    }).onEnd(report);
    return { written, appended };
  };
  const written = renderAnnotations(report).map((line) => `${line}\n`);
  expect(run('/summary.md')).toEqual({ written, appended: [['/summary.md', renderSummary(report)]] });
  expect(run(undefined)).toEqual({ written, appended: [] });
  expect(run('')).toEqual({ written, appended: [] });
});

test("the lab's own cases are counted apart, and their failures told", () => {
  const failing = aResult('owa-lab', { kind: 'fail' }, [wrongStatus], { judges: 'lab' });
  const report = aReport([aResult('owa-red', { kind: 'pass' })], { lab: [failing] });
  expect(renderAnnotations(report)).toEqual([expect.stringContaining('title=owa-lab::')]);
  const summary = renderSummary(report);
  expect(summary).toContain('## coexlab: 1 passed, 0 failed, 0 skipped\n');
  expect(summary).toContain(' · lab: 0 of 1');
  expect(summary).toContain('<summary>owa-lab</summary>');
});
