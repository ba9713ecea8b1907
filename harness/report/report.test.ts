import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import type { Difference } from '../drivers/difference.ts';
import type { CaseResult, StepResult } from '../run/result.ts';
import type { Verdict } from '../run/verdict.ts';
import type { Case } from '../specs/case.ts';
import { aCase } from '../specs/testing/case.ts';
import { renderFailure } from './failure.ts';
import { alikeLine, groupFailures } from './groups.ts';
import { createJsonReporter, jsonReport, reportSchema } from './json.ts';
import { cellText, matrixOf } from './matrix.ts';
import { totalsLine, totalsOf } from './report.ts';
import { plainStyle } from './style.ts';
import { createTerminalReporter, renderReport } from './terminal.ts';
import { aReport } from './testing/report.ts';

function aStep(differences: Difference[], change: Partial<StepResult> = {}): StepResult {
  return {
    name: 'sign in',
    status: 200,
    author: 'cas2010-5@Site3',
    path: ['cas2013-1', 'cas2010-5', 'mbx2010-1'],
    expectedPath: ['cas2013@Site1', 'cas2010@Site1', 'mbx2010@Site1'],
    mailbox: 'red',
    differences,
    evidence: {
      answer: { label: 'body', text: 'You typed Red-2010-Site1 & more' },
      request: 'POST /owa/auth.owa, after GET /owa/',
      repeat: "curl -i --data-raw 'password=Red-2010-Site1' https://mail.contoso.com/owa/auth.owa",
    },
    ...change,
  };
}

const wrongPath: Difference = {
  dimension: 'path',
  expected: 'cas2013@Site1 → cas2010@Site1 → mbx2010@Site1',
  actual: 'cas2013-1 → cas2010-5 → mbx2010-1',
};
const wrongStatus: Difference = { dimension: 'status', expected: '200', actual: '503' };

function aResult(verdict: Verdict, steps: StepResult[] = [], change: Partial<Case> = {}): CaseResult {
  return { case: aCase(change), verdict, durationMs: 7, steps, rightFor: [] };
}

const sentences = new Map([['E15-OWA-RED', 'A mailbox of Site1 is read through a CAS2010 of Site1.']]);
const failure = aResult({ kind: 'fail' }, [aStep([wrongPath, wrongStatus])]);

describe('the display of a failure', () => {
  const text = renderFailure(
    { ...failure, rightFor: [{ id: 'owa-blue', title: 'Blue is proxied to Site3' }] },
    sentences,
    plainStyle,
  );

  test('names the case, its clauses, its place and the step', () => {
    expect(text).toContain('✗ owa-red  Red reads its mailbox through a CAS2010 of Site1');
    expect(text).toContain('specs/coexistence/owa/routing.yaml:12 · red, 2010 in Site1 · step "sign in"');
  });

  test('says the sentences that are broken; an id that the registry does not have stands alone', () => {
    const cited = aResult({ kind: 'fail' }, [aStep([wrongPath])], { clauses: ['E15-OWA-RED', 'SEL-99'] });
    expect(renderFailure(cited, sentences, plainStyle)).toContain(
      '  E15-OWA-RED  A mailbox of Site1 is read through a CAS2010 of Site1.\n  SEL-99\n',
    );
  });

  test('puts expected and actual path side by side and marks where they part', () => {
    expect(text).toMatch(/expected path +actual path/);
    expect(text).toMatch(/cas2013@Site1 {5}cas2013-1@Site1/);
    expect(text).toMatch(/cas2010@Site1 {2}≠ {2}cas2010-5@Site3/);
  });

  test('shows a missing and a superfluous hop', () => {
    const missing = aStep([wrongPath], { path: ['cas2013-1'] });
    expect(renderFailure(aResult({ kind: 'fail' }, [missing]), sentences, plainStyle)).toMatch(
      /cas2010@Site1 {2}≠ {2}—/,
    );
    const extra = aStep([wrongPath], { expectedPath: ['cas2013@Site1'] });
    expect(renderFailure(aResult({ kind: 'fail' }, [extra]), sentences, plainStyle)).toMatch(
      /— +≠ {2}cas2010-5/,
    );
  });

  test('says as whom a server was asked that is on the path with another identity', () => {
    const shown = (user: string | null) =>
      renderFailure(
        aResult({ kind: 'fail' }, [aStep([wrongPath], { foreign: { server: 'cas2010-5', user } })]),
        sentences,
        plainStyle,
      );
    expect(shown(null)).toContain("cas2010-5@Site3, with nobody's identity\n");
    expect(shown('blue-k3f9')).toContain('cas2010-5@Site3, with the identity of blue-k3f9\n');
  });

  test('shows the first difference with expected and actual, the others briefly', () => {
    expect(text).toMatch(/path +expected +cas2013@Site1 → cas2010@Site1 → mbx2010@Site1/);
    expect(text).toMatch(/also +status: expected 200, got 503/);
  });

  test('names the author and for whom the behaviour would have been right', () => {
    expect(text).toMatch(/author +200 made by cas2010-5@Site3/);
    expect(text).toMatch(/right for +owa-blue: Blue is proxied to Site3/);
  });

  test('shows what the answer said and how to repeat the step, without a password', () => {
    expect(text).toMatch(/body +You typed \$PASSWORD & more/);
    expect(text).toMatch(/request +POST \/owa\/auth\.owa, after GET \/owa\/\n/);
    expect(text).toMatch(/repeat +curl -i --data-raw 'password=\$PASSWORD'/);
    expect(text).not.toContain('Red-2010-Site1');
  });

  test('shows no answer where only servers did otherwise', () => {
    const elsewhere = aStep([
      { dimension: 'seen', expected: 'cas2010@Site1 sees a request', actual: 'none' },
    ]);
    expect(renderFailure(aResult({ kind: 'fail' }, [elsewhere]), sentences, plainStyle)).not.toContain(
      'You typed',
    );
  });

  test('says when no answer came and why', () => {
    const reset = aStep([{ dimension: 'answer', expected: 'an answer', actual: 'none' }], {
      status: null,
      author: null,
      evidence: { answer: { label: 'answer', text: 'connection reset' }, request: null, repeat: null },
    });
    const lines = renderFailure(aResult({ kind: 'fail' }, [reset]), sentences, plainStyle);
    expect(lines).toMatch(/author +nobody: no answer came/);
    expect(lines).toMatch(/answer +connection reset/);
    const same = aStep([{ dimension: 'answer', expected: 'an answer', actual: 'connection reset' }], {
      evidence: { answer: { label: 'answer', text: 'connection reset' }, request: null, repeat: null },
    });
    expect(
      renderFailure(aResult({ kind: 'fail' }, [same]), sentences, plainStyle).match(/connection reset/g),
    ).toHaveLength(1);
  });

  test('of a broken case gives the reason', () => {
    const broken = aResult({ kind: 'setup-error', reason: 'cas2010-9 does not exist' });
    expect(renderFailure(broken, sentences, plainStyle)).toContain('setup-error: cas2010-9 does not exist');
  });
});

describe('groups', () => {
  const failing = (
    id: string,
    difference: Difference,
    change: Partial<Case> = {},
    stepChange: Partial<StepResult> = {},
  ) => aResult({ kind: 'fail' }, [aStep([difference], stepChange)], { id, ...change });
  const idsOf = (results: CaseResult[]) =>
    groupFailures(results).map(({ first, others }) => [first, ...others].map((it) => it.case.id));
  const proxied = (user: string, site: string, numbers: string[]): CaseResult =>
    failing(
      `owa-proxied/${user}`,
      {
        dimension: 'path',
        expected: `cas2013@Site1 → cas2010@${site} → mbx2010@${site}`,
        actual: `cas2013-1 → cas2010-${numbers.join('|')}`,
      },
      { user, clauses: [`E15-OWA-${user.toUpperCase()}`] },
    );

  test('put failures together that differ in the same way, whichever of equal servers, users and sites they met', () => {
    const results = [
      proxied('red', 'Site1', ['1']),
      proxied('orange', 'Site2', ['3']),
      proxied('blue', 'Site3', ['6']),
      failing('owa-other', wrongStatus),
    ];
    expect(idsOf(results)).toEqual([
      ['owa-proxied/red', 'owa-proxied/orange', 'owa-proxied/blue'],
      ['owa-other'],
    ]);
  });

  test('keep apart what went to the own site and what went to another one', () => {
    expect(idsOf([proxied('red', 'Site1', ['1']), proxied('blue', 'Site3', ['1'])])).toHaveLength(2);
  });

  test('keep apart what breaks other sentences, save where no answer came', () => {
    const cites = (clause: string, difference: Difference, status: number | null = 200) =>
      failing(`owa-${clause.toLowerCase()}`, difference, { clauses: [clause] }, { status });
    const noAnswer: Difference = { dimension: 'answer', expected: 'an answer', actual: 'reset' };
    expect(idsOf([cites('SEL-1', wrongStatus), cites('SEL-9', wrongStatus)])).toHaveLength(2);
    expect(idsOf([cites('SEL-1', noAnswer, null), cites('SEL-9', noAnswer, null)])).toHaveLength(1);
    const wanted = { ...noAnswer, expected: 'an answer with 200' };
    expect(idsOf([cites('SEL-1', noAnswer, null), cites('SEL-1', wanted, null)])).toHaveLength(1);
    expect(idsOf([cites('SEL-1', noAnswer), cites('SEL-9', noAnswer)])).toHaveLength(2);
  });

  test('are told by the simplest case, the largest first, and last what needs a lab of its own', () => {
    const alone = failing('owa-alone', { ...wrongStatus, actual: '500' });
    const own = ['owa-own-a', 'owa-own-b', 'owa-own-c'].map((id) =>
      failing(id, { ...wrongStatus, actual: '501' }, { exclusive: true }),
    );
    const longer = failing('owa-longer', wrongStatus, { steps: [{ do: 'open' }, { do: 'read' }] });
    expect(idsOf([...own, alone, longer, failing('owa-short', wrongStatus)])).toEqual([
      ['owa-short', 'owa-longer'],
      ['owa-alone'],
      ['owa-own-a', 'owa-own-b', 'owa-own-c'],
    ]);
  });

  test('are told in one line: by users where they are one case, else by ids', () => {
    const [reds] = groupFailures([proxied('red', 'Site1', ['1']), proxied('blue', 'Site3', ['5'])]);
    expect(reds && alikeLine(reds)).toBe('… and 1 more like it: blue');
    const [several] = groupFailures(
      ['owa-a', 'owa-b', 'owa-c', 'owa-d'].map((id) => failing(id, wrongStatus)),
    );
    expect(several && alikeLine(several, 2)).toBe('… and 3 more like it: owa-b, owa-c … (1 are not named)');
    const [mixed] = groupFailures(['owa-a', 'owa-b/red', 'owa-b/blue'].map((id) => failing(id, wrongStatus)));
    expect(mixed && alikeLine(mixed)).toBe('… and 2 more like it: owa-b/{red,blue}');
    const [alone] = groupFailures([failing('owa-a', wrongStatus)]);
    expect(alone && alikeLine(alone)).toBeUndefined();
  });
});

describe('totals and matrix', () => {
  const results = [
    aResult({ kind: 'pass' }),
    failure,
    aResult({ kind: 'unsupported', reason: 'has no health probing' }, [], { user: 'blue' }),
    aResult({ kind: 'harness-error', reason: 'watchdog' }, [], { user: 'purple' }),
    aResult({ kind: 'observed', summary: 'answers 404' }, [], { protocol: 'eas', user: 'green' }),
  ];

  test('totals count the four words', () => {
    expect(totalsOf(results)).toEqual({ passed: 2, failed: 1, skipped: 1, broken: 1 });
    expect(totalsLine(totalsOf(results))).toBe('2 passed, 1 failed, 1 skipped, 1 broken');
    expect(totalsLine(totalsOf(results.slice(0, 1)))).toBe('1 passed, 0 failed, 0 skipped');
  });

  test('the matrix has users in the order of the topology and counts per cell', () => {
    const matrix = matrixOf(results);
    expect(matrix.protocols).toEqual(['owa', 'eas']);
    expect(matrix.users).toEqual(['red', 'purple', 'blue', 'green']);
    expect(matrix.cell('owa', 'red')).toEqual({ passed: 1, failed: 1, skipped: 0, broken: 0 });
    expect(matrix.cell('eas', 'red')).toBeUndefined();
  });

  test.each([
    [{ passed: 12, failed: 0, skipped: 0, broken: 0 }, '12 ✓'],
    [{ passed: 11, failed: 1, skipped: 0, broken: 0 }, '1 ✗ of 12'],
    [{ passed: 0, failed: 0, skipped: 2, broken: 0 }, '2 – of 2'],
    [{ passed: 1, failed: 1, skipped: 0, broken: 1 }, '1 ✗ 1 ! of 3'],
  ])('a cell of %j reads %s', (cell, text) => {
    expect(cellText(cell).text).toBe(text);
  });
});

describe('cases that judge the lab itself', () => {
  const ofLab = (verdict: Verdict) => aResult(verdict, [], { id: 'owa-lab', judges: 'lab' });
  const report = aReport([aResult({ kind: 'pass' })], {
    lab: [ofLab({ kind: 'pass' }), ofLab({ kind: 'fail' })],
  });

  test('are counted apart from the verdicts on the implementation, and their failures are told', () => {
    const lines = renderReport(report, plainStyle, false).trimEnd().split('\n');
    expect(lines.slice(-2)).toEqual(['lab: 1 of 2', '1 passed, 0 failed, 0 skipped']);
    expect(lines.join('\n')).toContain('✗ owa-lab');
    expect(renderReport(aReport([]), plainStyle, false)).not.toContain('lab:');
  });

  test('have a list of their own as JSON', () => {
    const { totals, cases, lab } = jsonReport(report);
    expect(totals).toEqual({ passed: 1, failed: 0, skipped: 0, broken: 0 });
    expect(cases).toHaveLength(1);
    expect(lab?.map(({ verdict }) => verdict)).toEqual(['pass', 'fail']);
    expect(jsonReport(aReport([]))).not.toHaveProperty('lab');
  });
});

describe('the terminal report', () => {
  const written = (run: (stream: Writable) => void) => {
    let text = '';
    const stream = new Writable({
      write(chunk, _encoding, done) {
        text += chunk;
        done();
      },
    });
    run(stream);
    return text;
  };

  test('elsewhere than on a terminal: no line for a passed case, no escape codes, the totals last', () => {
    const text = written((stream) => {
      const reporter = createTerminalReporter(stream);
      const report = aReport([aResult({ kind: 'pass' }, [], { id: 'owa-passes' }), failure]);
      reporter.onStart?.({
        cases: 2,
        labCases: 0,
        implementation: report.implementation,
        environments: ['coexistence'],
        sentences,
      });
      for (const result of report.results) reporter.onResult?.(result);
      reporter.onEnd(report);
    });
    expect(text).not.toContain('owa-passes');
    expect(text).not.toContain('\u001b');
    expect(text.split('\n')[0]).toBe('2 cases · coexistence · implementation builtin 0.1.0');
    expect(text.trimEnd().split('\n').at(-1)).toBe('1 passed, 1 failed, 0 skipped');
    expect(text).toContain('12 of 100 clauses asserted');
  });

  test('--verbose has a line for every case', () => {
    const text = written((stream) =>
      createTerminalReporter(stream, { verbose: true }).onResult?.(aResult({ kind: 'pass' })),
    );
    expect(text).toBe('✓ owa-red\n');
  });

  test('says why cases were skipped, what strayed, which mutant ran and that it was interrupted', () => {
    const text = renderReport(
      aReport([aResult({ kind: 'unsupported', reason: 'builtin has no "health"' })], {
        strays: ['mbx2007-1 was connected to by nobody'],
        mutant: 'redirects-blue',
        interrupted: true,
        selected: 9,
      }),
      plainStyle,
      false,
    );
    expect(text).toContain('skipped, builtin has no "health": owa-red');
    expect(text).toContain('stray mbx2007-1 was connected to by nobody');
    expect(text).toContain('mutant redirects-blue');
    expect(text).toContain('interrupted after 1 of 9 cases');
  });

  test('shows five groups in full and the rest in a line each', () => {
    const failures = Array.from({ length: 7 }, (_, index) =>
      aResult({ kind: 'fail' }, [aStep([{ ...wrongStatus, actual: String(500 + index) }])], {
        id: `owa-red-${index}`,
      }),
    );
    const text = renderReport(aReport(failures), plainStyle, false);
    expect(text.match(/expected path/g)).toHaveLength(5);
    expect(text).toContain('✗ owa-red-6  status: expected 200, got 506');
    expect(renderReport(aReport(failures), plainStyle, true).match(/expected path/g)).toHaveLength(7);
  });
});

describe('the JSON report', () => {
  const report = aReport([failure, aResult({ kind: 'blocked', reason: 'typed Red-2010-Site1' })]);

  test('is of its schema, without headers, bodies or passwords', () => {
    const json = jsonReport(report);
    expect(reportSchema.parse(json)).toEqual(json);
    expect(JSON.stringify(json)).not.toMatch(/tasty-secret|Red-2010-Site1/);
    expect(json.totals).toEqual({ passed: 0, failed: 1, skipped: 0, broken: 1 });
    expect(json.cases[0]).toMatchObject({
      id: 'owa-red',
      clauses: ['E15-OWA-RED'],
      user: 'red',
      protocol: 'owa',
      verdict: 'fail',
      durationMs: 7,
      steps: [
        { status: 200, author: 'cas2010-5@Site3', mailbox: 'red', differences: [wrongPath, wrongStatus] },
      ],
    });
    expect(json.cases[1]?.reason).toBe('typed $PASSWORD');
  });

  test('has what the clauses say that failed and broken cases cite, and no other one', () => {
    const several = new Map([...sentences, ['SEL-1', 'From the FQDN.'], ['SEL-9', 'Never out of service.']]);
    const passed = aResult({ kind: 'pass' }, [], { clauses: ['SEL-9'] });
    expect(jsonReport(aReport([failure, passed], { sentences: several })).sentences).toEqual([
      { id: 'E15-OWA-RED', statement: sentences.get('E15-OWA-RED') },
    ]);
  });

  test('is written to the file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'coexlab-report-'));
    const file = join(folder, 'report.json');
    createJsonReporter(file).onEnd(report);
    expect(reportSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).version).toBe(1);
    rmSync(folder, { recursive: true });
  });

  test('has every key described in docs/report.md', () => {
    const text = readFileSync('docs/report.md', 'utf8');
    const keys = (value: unknown): string[] =>
      Array.isArray(value)
        ? value.flatMap(keys)
        : typeof value === 'object' && value !== null
          ? Object.entries(value).flatMap(([key, inner]) => [key, ...keys(inner)])
          : [];
    const described = jsonReport({ ...report, mutant: 'redirects-blue' });
    expect([...new Set(keys(described))].filter((key) => !text.includes(`\`${key}\``))).toEqual([]);
  });
});
