'use strict';
const { listCases, startRun } = require('./run.cjs');

// CommonJS on purpose: Jest's default runtime cannot load ES modules. The lab never enters Jest's VM: it runs in a child.

const repeatable = { user: '--user', protocol: '--protocol', clause: '--clause' };
const single = {
  environment: '--environment',
  implementation: '--implementation',
  lab: '--lab',
  mutant: '--mutant',
  shard: '--shard',
  concurrency: '--concurrency',
};
const known = ['ids', ...Object.keys(repeatable), ...Object.keys(single), 'selfCheck', 'timeout'];

/** How long the servers may take to start, and one case on a busy machine; milliseconds. */
const startMs = 120_000;
const caseMs = 1_000;

/** Registers one Jest test for every case of the selection. index.d.cts describes the options. */
function conformance(options = {}) {
  const { afterAll, beforeAll, describe, test } = require('@jest/globals');
  const selection = argumentsFor(options);
  const cases = listCases(selection);
  const timeout = options.timeout ?? startMs + cases.length * caseMs;
  const caller = callerOf(conformance);
  const fail = (text) => {
    const error = new Error(text);
    error.stack = `Error: ${text}\n${caller}`;
    throw error;
  };

  describe('coexlab', () => {
    let run;
    beforeAll(() => {
      run = startRun(selection);
    });
    afterAll(() => run?.stop(), 30_000);

    for (const [group, members] of groupsOf(cases)) {
      describe(group, () => {
        for (const { id, title } of members) {
          test(
            `${id}: ${title}`,
            async () => {
              const { outcome, reason, text } = await run.resultOf(id).catch((error) => fail(error.message));
              if (outcome === 'skipped') console.info(`${id} was skipped: ${reason}`);
              if (outcome === 'failed' || outcome === 'broken') fail(text);
            },
            timeout,
          );
        }
      });
    }

    test(
      'no server saw what no case accounts for',
      async () => {
        const found = await run.afterwards().catch((error) => fail(error.message));
        if (found.length > 0) fail(found.join('\n'));
      },
      timeout,
    );
  });
}

function argumentsFor(options) {
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) {
      throw new TypeError(`conformance() has no option "${name}"; known: ${known.join(', ')}`);
    }
  }
  const given = (value) => [value ?? []].flat().map(String);
  return [
    ...Object.entries(repeatable).flatMap(([name, flag]) =>
      given(options[name]).map((value) => `${flag}=${value}`),
    ),
    ...Object.entries(single).flatMap(([name, flag]) =>
      given(options[name]).map((value) => `${flag}=${value}`),
    ),
    ...(options.selfCheck ? ['--self-check'] : []),
    '--',
    ...given(options.ids),
  ];
}

function groupsOf(cases) {
  const groups = new Map();
  for (const it of cases) {
    const name = `${it.judges === 'lab' ? 'the lab itself: ' : ''}${it.protocol} in ${it.environment}`;
    groups.set(name, [...(groups.get(name) ?? []), it]);
  }
  return groups;
}

/** The line of a stack trace that names the test file, so that Jest points there. */
function callerOf(callee) {
  const place = {};
  Error.captureStackTrace(place, callee);
  return place.stack.split('\n').find((line) => /^\s+at .*:\d+:\d+\)?$/.test(line)) ?? '';
}

module.exports = { conformance };
