import { expect, test } from '@jest/globals';
import { loadTopology } from '../../topology/load.ts';
import type { FaultSpec } from '../specs/fault-schema.ts';
import { faultName, faultsByServer } from './fault-plan.ts';

const topology = loadTopology('fixtures/topologies/coexistence.yaml');
const server = 'cas2010-1';

test.each<[string, Omit<FaultSpec, 'server'>, object]>([
  ['answers 503', { answer: 503 }, { kind: 'answer', status: 503 }],
  [
    'answers 200 once',
    { answer: 200, body: 'b', reason: 'Fine', headers: { a: ['b', 'c'] }, reads: 'held', times: 1 },
    {
      kind: 'answer',
      status: 200,
      reason: 'Fine',
      headers: { a: ['b', 'c'] },
      pieces: ['b'],
      reads: 'held',
      times: 1,
    },
  ],
  [
    'answers 200',
    {
      answer: 200,
      pieces: ['a', 'b'],
      between: 5000,
      encoding: 'gzip',
      framing: 'chunked',
      trailers: { t: 'u' },
    },
    {
      kind: 'answer',
      status: 200,
      pieces: ['a', 'b'],
      betweenMs: 5000,
      encoding: 'gzip',
      framing: 'chunked',
      trailers: { t: 'u' },
    },
  ],
  ['resets', { reset: true }, { kind: 'break', stage: 'before head', how: 'reset' }],
  [
    'breaks off before head',
    { breaks: 'before head', how: 'close' },
    { kind: 'break', stage: 'before head', how: 'close' },
  ],
  [
    'breaks off in body 2 times',
    { breaks: 'in body', times: 2, protocol: 'owa' },
    {
      kind: 'break',
      stage: 'in body',
      how: 'reset',
      answer: { status: 200, pieces: ['This answer breaks off before its end.'] },
      times: 2,
      protocol: 'owa',
    },
  ],
  [
    'answers 500 and breaks off in head',
    { answer: 500, body: 'b', breaks: 'in head', how: 'close' },
    { kind: 'break', stage: 'in head', how: 'close', answer: { status: 500, pieces: ['b'] } },
  ],
  ['hangs', { hang: true }, { kind: 'hang' }],
  ['takes 5s', { slow: 5000 }, { kind: 'slow', delayMs: 5000 }],
])('%s', (deed, fault, expected) => {
  const spec: FaultSpec = { server, ...fault };
  expect(faultName(spec)).toBe(`${server} ${deed}`);
  expect(faultsByServer(topology, spec)).toEqual(new Map([[server, [expected]]]));
});

test('a role at a site gets its faults on every server, one after the other', () => {
  const faults: FaultSpec[] = [
    { server: 'cas2010@Site1', answer: 503 },
    { server: 'cas2010-2', hang: true },
  ];
  expect(faultsByServer(topology, faults)).toEqual(
    new Map([
      ['cas2010-1', [{ kind: 'answer', status: 503 }]],
      ['cas2010-2', [{ kind: 'answer', status: 503 }, { kind: 'hang' }]],
    ]),
  );
});
