import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readYaml } from '../../input/index.ts';
import { parseYaml } from '../../input/yaml-source.ts';
import { protocols, registry } from '../../protocols/registry.ts';
import { isUnderTest } from '../../topology/index.ts';
import { mergePatch } from '../../topology/load.ts';
import { driversOf, verbsOf } from '../drivers/index.ts';
import { packageRoot } from '../package-root.ts';
import type { Case } from './case.ts';
import { type Clause, loadClauses } from './clauses.ts';
import { coverage } from './coverage.ts';
import { serversOfHop, serversOfHost } from './hops.ts';
import { publishedSchema } from './json-schema.ts';
import { loadSpecs, specFiles } from './load.ts';
import { loadSentenceFiles, withSentences } from './sentences.ts';
import { hopsIn } from './ways.ts';

const count = (clauses: readonly Clause[], of: (clause: Clause) => string) =>
  Object.fromEntries([...Map.groupBy(clauses, of)].map(([name, group]) => [name, group.length]));

describe('the registry of clauses', () => {
  const clauses = loadClauses();

  test('has as many of each group, kind and confidence as were counted by hand', () => {
    expect(count(clauses, ({ id }) => id.split('-')[0] ?? '')).toEqual({
      TOP: 7,
      E14: 26,
      E15: 51,
      SEL: 13,
      MAIL: 9,
    });
    expect(count(clauses, ({ kind }) => kind)).toEqual({ fact: 4, route: 64, rule: 30, advice: 8 });
    expect(count(clauses, ({ confidence }) => confidence)).toEqual({ A: 95, I: 10, C: 1 });
  });

  test('says each thing once, in one sentence', () => {
    const statements = clauses.map(({ statement }) => statement);
    expect(new Set(statements).size).toBe(statements.length);
    expect(statements.filter((statement) => /[.!?] [A-Z]/.test(statement))).toEqual([]);
  });
});

describe('the sentences of docs/wire.md', () => {
  const files = loadSentenceFiles();
  const sentences = files.flatMap((file) => file.sentences);

  test('have an id of their own, in the group of their file', () => {
    expect(new Set(sentences.map(({ id }) => id)).size).toBe(sentences.length);
    const groups = files.map((file) => new Set(file.sentences.map(({ id }) => id.split('-')[1])).size);
    expect(groups).toEqual(files.map(() => 1));
  });

  test('say each thing once', () => {
    const statements = sentences.map(({ statement }) => statement);
    expect(new Set(statements).size).toBe(statements.length);
  });

  test('stand in docs/wire.md as `npm run docs` writes them, in the section that they name', () => {
    const page = readFileSync(join(packageRoot(), 'docs/wire.md'), 'utf8');
    expect(withSentences(page, files)).toBe(page);
    const sections = page.split(/^(?=## §)/m);
    for (const { id, at } of sentences) {
      const home = sections.find((text) => text.includes(`\n- \`${id}\` `));
      expect(`${id} in ${home?.slice(0, home.indexOf(' ', 3))}`).toBe(
        `${id} in ## ${at.replace('wire.md ', '')}`,
      );
    }
  });
});

test('every sentence of docs/wire.md is asserted, but those that say what they wait for', () => {
  const sentences = loadSentenceFiles().flatMap((file) => file.sentences);
  const { cases } = loadSpecs({ verbsOf });
  const open = coverage(sentences, cases).filter(({ status }) => status !== 'covered' && status !== 'waits');
  expect(open.map(({ id }) => id)).toEqual([]);
  const waiting = coverage(sentences, []).filter(({ status }) => status === 'waits');
  const needless = waiting.filter(({ id }) => cases.some((it) => it.clauses.includes(id)));
  expect(needless.map(({ id }) => id)).toEqual([]);
});

/** Clauses that no case asserts yet, and what they wait for. */
const waiting: Record<string, string> = {
  'E15-EAS-ORANGE-3': 'what Autodiscover answers: a case of that protocol',
};

describe("the project's own specs", () => {
  const { cases } = loadSpecs({ verbsOf });

  test('have a title for every case', () => {
    expect(cases.filter(({ id, title }) => title === id).map(({ id }) => id)).toEqual([]);
  });

  test('judge an implementation where a server under test has a part, and the lab where none has', () => {
    const hasPart = ({ steps, connect, environment: { topology } }: Case) => {
      const hosts = [connect, ...steps.map((step) => step.connect ?? connect)];
      const hops = steps.flatMap((step) =>
        [step.expect?.path, step.finally?.path].flatMap((path) => (path === undefined ? [] : hopsIn(path))),
      );
      const servers = [
        ...hosts.flatMap((host) => serversOfHost(topology, host)),
        ...hops.flatMap(({ hop }) => serversOfHop(topology, hop)),
      ];
      return servers.some((server) => isUnderTest(topology, server));
    };
    const misplaced = cases.filter((it) => hasPart(it) !== (it.judges === 'implementation'));
    expect(misplaced.map(({ id, place }) => `${id} in ${place}`)).toEqual([]);
    expect(cases.filter(({ judges }) => judges === 'lab')).toHaveLength(29);
    expect(cases.filter(({ judges, place }) => judges === 'lab' && !place.startsWith('specs/lab/'))).toEqual(
      [],
    );
  });

  test('have another id for every case, those that judge the lab included', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });

  test.each(protocols.filter((protocol) => driversOf(protocol).length > 0))(
    'assert every clause of %s in the coexistence environment',
    (protocol) => {
      const wanted = new RegExp(
        `^((${registry[protocol].clauseGroups.join('|')})-.*|SEL-1|SEL-9|SEL-1[123])$`,
      );
      const own = cases.filter(
        (it) => it.protocol === protocol && it.environment.name.startsWith('coexistence'),
      );
      const uncovered = coverage(loadClauses(), own)
        .filter(({ id, status }) => wanted.test(id) && !['covered', 'lab'].includes(status))
        .map(({ id }) => id);
      expect(uncovered).toEqual(Object.keys(waiting).filter((id) => wanted.test(id)));
    },
  );

  test('assert the advice on topologies that routes follow from', () => {
    const ids = coverage(loadClauses(), cases).flatMap(({ id, status }) =>
      status === 'covered' ? [id] : [],
    );
    expect(ids).toEqual(expect.arrayContaining(['TOP-4', 'TOP-7']));
  });

  test('leave to the lab what CAS2013 has no part in', () => {
    const ofLab = coverage(loadClauses(), cases).filter(({ status }) => status === 'lab');
    expect(ofLab.map(({ id }) => id)).toEqual(['E15-OWA-ORANGE-1', 'E15-EAS-ORANGE-1']);
  });
});

describe('the published JSON Schemas', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const validators = {
    topology: ajv.compile(publishedSchema('topology')),
    spec: ajv.compile(publishedSchema('spec')),
    personas: ajv.compile(publishedSchema('personas')),
    clauses: ajv.compile(publishedSchema('clauses')),
    sentences: ajv.compile(publishedSchema('sentences')),
  };
  const fixtures = (folder: string) =>
    readdirSync(join(packageRoot(), 'fixtures', folder)).map((file) =>
      join(packageRoot(), 'fixtures', folder, file),
    );
  const short = (file: string) => file.slice(packageRoot().length + 1);
  const accepted = (kind: keyof typeof validators, value: unknown) =>
    validators[kind](value) ? [] : validators[kind].errors;

  test.each(fixtures('topologies').map(short))('%s', (file) => {
    expect(accepted('topology', readYaml(join(packageRoot(), file)).value)).toEqual([]);
  });

  test.each(fixtures('overlays').map(short))('%s on top of coexistence', (file) => {
    const base = readYaml(join(packageRoot(), 'fixtures/topologies/coexistence.yaml')).value;
    expect(accepted('topology', mergePatch(base, readYaml(join(packageRoot(), file)).value))).toEqual([]);
  });

  test.each(specFiles().map(short))('%s', (file) => {
    expect(accepted('spec', readYaml(join(packageRoot(), file)).value)).toEqual([]);
  });

  test.each(['coexistence', 'multi-role'])('specs/%s/personas.yaml', (environment) => {
    const file = join(packageRoot(), `specs/${environment}/personas.yaml`);
    expect(accepted('personas', readYaml(file).value)).toEqual([]);
  });

  test('specs/clauses.yaml', () => {
    expect(accepted('clauses', readYaml(join(packageRoot(), 'specs/clauses.yaml')).value)).toEqual([]);
  });

  test.each(readdirSync(join(packageRoot(), 'specs/wire')))('specs/wire/%s', (file) => {
    expect(accepted('sentences', readYaml(join(packageRoot(), 'specs/wire', file)).value)).toEqual([]);
  });

  test.each([
    ['a misspelt key', '    expect:', '    expct:'],
    ['a verb that the protocol has not', '    do: sign in', '    do: sync'],
    ['an option that the verb has not', '    do: sign in', '    do: sign in\n    options: { device: x }'],
    ['a value that the option has not', '    do: sign in', '    do: sign in\n    options: { private: x }'],
    ['a duration without a unit', '    do: sign in', '    steps: [{ advance: 5 }]'],
  ])('refuse what the loader refuses: %s', (_, from, to) => {
    const text = readFileSync(join(packageRoot(), 'specs/coexistence/owa/routing.yaml'), 'utf8');
    expect(accepted('spec', parseYaml('x', text.replace(from, to)).value)).not.toEqual([]);
  });
});
