import { writeFileSync } from 'node:fs';
import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { differenceSentence } from '../drivers/difference.ts';
import { withoutPasswords } from '../drivers/redact.ts';
import type { CaseResult } from '../run/result.ts';
import { isFailure, reasonOf, tallyOf } from '../run/verdict.ts';
import { renderFailure } from './failure.ts';
import { firstDifference } from './groups.ts';
import { type Report, type Reporter, totalsOf } from './report.ts';
import type { Sentences } from './sentences.ts';
import { plainStyle } from './style.ts';

/**
 * The run as JUnit XML after Jenkins' schema (junit-10.xsd): one test suite per environment and protocol, one test
 * case per case; the lab's own cases are suites of their own. Failed cases are failures, broken ones errors. Pure.
 */
export function renderJunit(report: Report): string {
  const results = [...report.results, ...report.lab];
  const { failed, broken } = totalsOf(results);
  const strays = report.strays.length;
  const document = create({ encoding: 'UTF-8', invalidCharReplacement: visible });
  const root = document.ele('testsuites', {
    name: 'coexlab',
    tests: results.length + strays,
    failures: failed + strays,
    errors: broken,
    time: seconds(report.durationMs),
  });
  for (const [name, members] of suitesOf(results)) addSuite(root, name, members, report);
  if (strays > 0) addStrays(root, report);
  return `${document.end({ prettyPrint: true })}\n`;
}

/** Writes the report at the end of the run. @throws when the file cannot be written */
export function createJunitReporter(file: string): Reporter {
  return { onEnd: (report) => writeFileSync(file, renderJunit(report)) };
}

function suitesOf(results: readonly CaseResult[]): Map<string, CaseResult[]> {
  return Map.groupBy(
    results,
    ({ case: it }) => `${it.judges === 'lab' ? 'lab ' : ''}${it.environment.name} ${it.protocol}`,
  );
}

function addSuite(root: XMLBuilder, name: string, results: readonly CaseResult[], report: Report): void {
  const { failed, broken, skipped } = totalsOf(results);
  const suite = root.ele('testsuite', {
    name,
    tests: results.length,
    failures: failed,
    errors: broken,
    skipped,
    time: seconds(results.reduce((sum, { durationMs }) => sum + durationMs, 0)),
    timestamp: timestamp(report),
  });
  addProperties(suite, report);
  for (const result of results) addCase(suite, result, report.sentences);
}

/** Traffic that belongs to no case fails the run, so it has to be a failure here too. */
function addStrays(root: XMLBuilder, report: Report): void {
  const count = report.strays.length;
  const suite = root.ele('testsuite', {
    name: 'stray traffic',
    tests: count,
    failures: count,
    errors: 0,
    skipped: 0,
    time: seconds(0),
    timestamp: timestamp(report),
  });
  addProperties(suite, report);
  for (const [index, stray] of report.strays.entries()) {
    const testcase = suite.ele('testcase', {
      classname: 'coexlab.stray',
      name: `stray ${index + 1}`,
      time: seconds(0),
    });
    testcase.ele('failure', { type: 'stray', message: stray }).txt(stray);
  }
}

function addProperties(suite: XMLBuilder, { implementation, mutant, interrupted }: Report): void {
  const properties = suite.ele('properties');
  const add = (name: string, value: string) => properties.ele('property', { name, value });
  add('implementation', `${implementation.name} ${implementation.version}`);
  if (mutant !== null) add('mutant', mutant);
  if (interrupted) add('interrupted', 'true');
}

function addCase(suite: XMLBuilder, result: CaseResult, sentences: Sentences): void {
  const { case: it, verdict, durationMs } = result;
  const clean = (text: string) => withoutPasswords(text, it.environment.topology);
  const reason = reasonOf(verdict);
  const testcase = suite.ele('testcase', {
    classname: `${it.environment.name}.${it.protocol}`,
    name: it.id,
    time: seconds(durationMs),
  });
  const tally = tallyOf(verdict);
  if (tally === 'skipped') testcase.ele('skipped', { message: clean(reason ?? verdict.kind) });
  if (isFailure(verdict))
    testcase
      .ele(tally === 'failed' ? 'failure' : 'error', {
        type: verdict.kind,
        message: clean(summaryOf(result)),
      })
      .txt(renderFailure(result, sentences, plainStyle));
  testcase
    .ele('system-out')
    .txt(
      clean(
        [
          it.title,
          `${it.clauses.join(' ')} · ${it.user} · ${it.place}`,
          ...(tally === 'passed' && reason !== undefined ? [`${verdict.kind}: ${reason}`] : []),
        ].join('\n'),
      ),
    );
}

function summaryOf(result: CaseResult): string {
  const difference = firstDifference(result);
  return reasonOf(result.verdict) ?? (difference ? differenceSentence(difference) : result.verdict.kind);
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

/** The schema allows neither fractions nor a zone; it is UTC. */
function timestamp({ startedAt }: Report): string {
  return startedAt.toISOString().slice(0, 19);
}

/** Stands for a character that XML 1.0 cannot carry: ␛ for ESC, � for a lone surrogate and the like. */
function visible(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
}
