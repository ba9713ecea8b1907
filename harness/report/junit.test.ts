import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { loadTopology } from '../../topology/load.ts';
import type { Difference } from '../drivers/difference.ts';
import { createJunitReporter, renderJunit } from './junit.ts';
import { aReport, aResult } from './testing/report.ts';

const topology = loadTopology('fixtures/topologies/coexistence.yaml');
const [somebody] = topology.users;

/** The part of Jenkins' junit-10.xsd that our elements and attributes fall under, in our own words. */
const schema = `<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:simpleType name="seconds"><xs:restriction base="xs:string"><xs:pattern value="[0-9]+\\.[0-9]{3}"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="timestamp"><xs:restriction base="xs:string"><xs:pattern value="[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"/></xs:restriction></xs:simpleType>
  <xs:complexType name="outcome" mixed="true"><xs:attribute name="type" type="xs:string"/><xs:attribute name="message" type="xs:string"/></xs:complexType>
  <xs:element name="testcase"><xs:complexType>
    <xs:choice minOccurs="0" maxOccurs="unbounded">
      <xs:element name="skipped" type="outcome"/><xs:element name="error" type="outcome"/><xs:element name="failure" type="outcome"/>
      <xs:element name="system-out" type="xs:string"/><xs:element name="system-err" type="xs:string"/>
    </xs:choice>
    <xs:attribute name="name" type="xs:string" use="required"/><xs:attribute name="classname" type="xs:string"/><xs:attribute name="time" type="seconds"/>
  </xs:complexType></xs:element>
  <xs:element name="testsuite"><xs:complexType>
    <xs:choice minOccurs="0" maxOccurs="unbounded">
      <xs:element name="properties"><xs:complexType><xs:sequence>
        <xs:element name="property" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:attribute name="name" type="xs:string" use="required"/><xs:attribute name="value" type="xs:string" use="required"/></xs:complexType></xs:element>
      </xs:sequence></xs:complexType></xs:element>
      <xs:element ref="testcase"/>
    </xs:choice>
    <xs:attribute name="name" type="xs:string" use="required"/><xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="failures" type="xs:nonNegativeInteger"/><xs:attribute name="errors" type="xs:nonNegativeInteger"/><xs:attribute name="skipped" type="xs:nonNegativeInteger"/>
    <xs:attribute name="time" type="seconds"/><xs:attribute name="timestamp" type="timestamp"/>
  </xs:complexType></xs:element>
  <xs:element name="testsuites"><xs:complexType>
    <xs:sequence><xs:element ref="testsuite" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="name" type="xs:string"/><xs:attribute name="tests" type="xs:nonNegativeInteger"/><xs:attribute name="failures" type="xs:nonNegativeInteger"/>
    <xs:attribute name="errors" type="xs:nonNegativeInteger"/><xs:attribute name="time" type="seconds"/>
  </xs:complexType></xs:element>
</xs:schema>`;

const wrongStatus: Difference = { dimension: 'status', expected: '200', actual: '503 <html> & "more"' };

const mixed = aReport(
  [
    aResult('owa-pass', { kind: 'pass' }),
    aResult('owa-fail', { kind: 'fail' }, [wrongStatus]),
    aResult('owa-skip', { kind: 'unsupported', reason: 'needs pop3' }),
    aResult('owa-broken', { kind: 'harness-error', reason: 'watchdog' }),
    aResult('eas-observed', { kind: 'observed', summary: 'answered 401' }, [], { protocol: 'eas' }),
    aResult('eas-unexpected', { kind: 'unexpected-pass', reason: 'was #7' }, [], { protocol: 'eas' }),
  ],
  { mutant: 'always-local-site', strays: ['cas2007-1 saw a connection from 127.0.0.1'], interrupted: true },
);

describe('every outcome', () => {
  const root = parsed(renderJunit(mixed));
  const cases = new Map(all(root, 'testcase').map((node) => [node.attributes.name, node]));

  test('a suite per environment and protocol, with its counts', () => {
    expect(root.name).toBe('testsuites');
    expect(root.attributes).toEqual({
      name: 'coexlab',
      tests: '7',
      failures: '3',
      errors: '1',
      time: '1.234',
    });
    const when = { timestamp: '2024-05-06T07:08:09' };
    expect(root.children.map(({ attributes }) => attributes)).toEqual([
      {
        name: 'coexistence owa',
        tests: '4',
        failures: '1',
        errors: '1',
        skipped: '1',
        time: '0.029',
        ...when,
      },
      {
        name: 'coexistence eas',
        tests: '2',
        failures: '1',
        errors: '0',
        skipped: '0',
        time: '0.015',
        ...when,
      },
      { name: 'stray traffic', tests: '1', failures: '1', errors: '0', skipped: '0', time: '0.000', ...when },
    ]);
    expect(all(root.children[0], 'property').map(({ attributes }) => attributes)).toEqual([
      { name: 'implementation', value: 'builtin 0.1.0' },
      { name: 'mutant', value: 'always-local-site' },
      { name: 'interrupted', value: 'true' },
    ]);
  });

  test('a failure carries the difference and the whole explanation', () => {
    const [failure, output] = cases.get('owa-fail')?.children ?? [];
    expect(failure?.attributes).toEqual({
      type: 'fail',
      message: 'status: expected 200, got 503 <html> & "more"',
    });
    expect(failure?.text).toContain('expected path');
    expect(failure?.text).toContain('503 <html> & "more"');
    expect(output?.text).toBe(
      'Title of owa-fail\nE15-OWA-RED SEL-1 · red · specs/coexistence/owa/routing.yaml:12',
    );
    expect(cases.get('owa-fail')?.attributes).toEqual({
      classname: 'coexistence.owa',
      name: 'owa-fail',
      time: '0.007',
    });
  });

  test('skipped, broken, observed and unexpected ones say why', () => {
    expect(cases.get('owa-pass')?.children.map(({ name }) => name)).toEqual(['system-out']);
    expect(cases.get('owa-skip')?.children[0]).toMatchObject({
      name: 'skipped',
      attributes: { message: 'needs pop3' },
    });
    expect(cases.get('owa-broken')?.children[0]).toMatchObject({
      name: 'error',
      attributes: { type: 'harness-error', message: 'watchdog' },
    });
    expect(cases.get('eas-observed')?.children[0]?.text).toContain('observed: answered 401');
    expect(cases.get('eas-unexpected')?.children[0]).toMatchObject({
      name: 'failure',
      attributes: { type: 'unexpected-pass', message: 'was #7' },
    });
    expect(cases.get('stray 1')?.children[0]?.text).toBe('cas2007-1 saw a connection from 127.0.0.1');
  });
});

test('bytes that XML cannot carry are replaced visibly, everywhere', () => {
  const bytes = '\0\u001b[31m\ud800\ufffe]]><![CDATA[';
  const shown = '␀␛[31m\ufffd\ufffd]]><![CDATA[';
  const report = aReport([aResult(`case ${bytes}`, { kind: 'fail' }, [{ ...wrongStatus, actual: bytes }])], {
    strays: [bytes],
  });
  const [failed, stray] = all(parsed(renderJunit(report)), 'testcase');
  expect(failed?.attributes.name).toBe(`case ${shown}`);
  expect(failed?.children[0]?.attributes.message).toBe(`status: expected 200, got ${shown}`);
  expect(failed?.children[0]?.text).toContain(shown);
  expect(stray?.children[0]?.text).toBe(shown);
});

test('passwords stay out', () => {
  const password = somebody?.password ?? '';
  expect(password).not.toBe('');
  const secret = `the password is ${password}`;
  const report = aReport([
    aResult('a', { kind: 'fail' }, [{ ...wrongStatus, actual: secret }]),
    aResult('b', { kind: 'unsupported', reason: secret }),
    aResult('c', { kind: 'observed', summary: secret }),
  ]);
  expect(renderJunit(report)).not.toContain(password);
});

test('fuzz: whatever the texts, the document is well-formed', () => {
  const text = fc.string({ unit: 'binary', maxLength: 30 });
  fc.assert(
    fc.property(text, text, text, (id, actual, reason) => {
      const report = aReport(
        [
          aResult(id, { kind: 'fail' }, [{ ...wrongStatus, actual }]),
          aResult('b', { kind: 'blocked', reason }),
        ],
        { strays: [reason] },
      );
      expect(all(parsed(renderJunit(report)), 'testcase')).toHaveLength(3);
    }),
    { numRuns: 50 },
  );
});

const hasXmllint = spawnSync('xmllint', ['--version'], { stdio: 'ignore' }).error === undefined;
if (!hasXmllint && process.env.CI !== 'true')
  process.stderr.write('skipped: xmllint is not installed (Debian package libxml2-utils)\n');

(hasXmllint || process.env.CI === 'true' ? test : test.skip)('valid against the schema, by xmllint', () => {
  const directory = mkdtempSync(join(tmpdir(), 'junit-'));
  try {
    writeFileSync(join(directory, 'junit.xsd'), schema);
    const lint = (report: string) => {
      writeFileSync(join(directory, 'report.xml'), report);
      const { status, stderr } = spawnSync('xmllint', ['--noout', '--schema', 'junit.xsd', 'report.xml'], {
        cwd: directory,
        encoding: 'utf8',
      });
      return { status, stderr };
    };
    expect(lint(renderJunit(mixed))).toEqual({ status: 0, stderr: 'report.xml validates\n' });
    expect(lint(renderJunit(aReport([]))).status).toBe(0);
    expect(lint('<testsuites><testcase name="x"/></testsuites>').status).not.toBe(0);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('the reporter writes the file at the end', () => {
  const directory = mkdtempSync(join(tmpdir(), 'junit-'));
  try {
    const file = join(directory, 'report.xml');
    createJunitReporter(file).onEnd(mixed);
    expect(readFileSync(file, 'utf8')).toBe(renderJunit(mixed));
  } finally {
    rmSync(directory, { recursive: true });
  }
});

interface Node {
  name: string;
  attributes: Record<string, string>;
  children: Node[];
  text: string;
}

function all(node: Node | undefined, name: string): Node[] {
  return (node?.children ?? []).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...all(child, name),
  ]);
}

function parsed(xml: string): Node {
  const document: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [document];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { name, attributes: { ...attributes }, children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  const [root] = document.children;
  if (root === undefined) throw new Error('no root element');
  return root;
}

test("the lab's own cases are suites of their own", () => {
  const text = renderJunit(
    aReport([aResult('owa-pass', { kind: 'pass' })], {
      lab: [aResult('owa-lab', { kind: 'fail' }, [wrongStatus], { judges: 'lab' })],
    }),
  );
  expect(text).toMatch(/<testsuites name="coexlab" tests="2" failures="1"/);
  expect(text).toMatch(/<testsuite name="coexistence owa" tests="1" failures="0"/);
  expect(text).toMatch(/<testsuite name="lab coexistence owa" tests="1" failures="1"/);
});
