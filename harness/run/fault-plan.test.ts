import { expect, test } from '@jest/globals';
import { loadTopology } from '../../topology/load.ts';
import type { FaultSpec } from '../specs/fault-schema.ts';
import { aCase } from '../specs/testing/case.ts';
import { faultName, faultsByServer, flawedCertificatesOf } from './fault-plan.ts';

const topology = loadTopology('fixtures/topologies/coexistence.yaml');
const moved = { ...topology, organization: 'Moved' };
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
  [
    'answers 206',
    { answer: 206, body: 'ab', repeat: 3 },
    { kind: 'answer', status: 206, pieces: ['ababab'] },
  ],
  [
    'answers 201',
    { answer: 201, body: '\x03\xff', headers: { 'Content-Type': 'image/png' } },
    {
      kind: 'answer',
      status: 201,
      headers: { 'Content-Type': 'image/png' },
      pieces: ['\x03\xff'],
      piecesAre: 'bytes',
    },
  ],
  ['answers 202', { answer: 202, processing: true }, { kind: 'answer', status: 202, processing: true }],
  ['resets', { reset: true }, { kind: 'break', stage: 'before head', how: 'reset' }],
  [
    'breaks off before head',
    { breaks: 'before head', how: 'close' },
    { kind: 'break', stage: 'before head', how: 'close' },
  ],
  [
    'breaks off in gibberish',
    { breaks: 'in gibberish' },
    { kind: 'break', stage: 'in gibberish', how: 'reset' },
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
  ['shows a certificate: expired', { certificate: 'expired' }, { kind: 'certificate', flaw: 'expired' }],
  ['hangs', { hang: true }, { kind: 'hang' }],
  ['takes 5s', { slow: 5000 }, { kind: 'slow', delayMs: 5000 }],
])('%s', (deed, fault, expected) => {
  const spec: FaultSpec = { server, ...fault };
  expect(faultName(spec)).toBe(`${server} ${deed}`);
  expect(faultsByServer(topology, spec)).toEqual(new Map([[server, [expected]]]));
});

test('the directory has a name of its own', () => {
  expect(faultsByServer(topology, { server: 'directory', answer: 500 })).toEqual(
    new Map([['directory', [{ kind: 'answer', status: 500 }]]]),
  );
});

test('the certificates that a case orders, of each server and as its organisation is then', () => {
  const it = aCase({
    environment: {
      name: 'coexistence',
      topology,
      patched: (...patches) => (patches.length > 0 ? moved : topology),
    },
    with: { fault: { server, certificate: 'expired' } },
    steps: [
      { fault: { server, hang: true } },
      { with: { topology: {} }, fault: [{ server: 'cas2010@Site2', certificate: 'wrong name' }] },
    ],
  });
  expect(flawedCertificatesOf([it, aCase()])).toEqual([
    { topology, server, flaw: 'expired' },
    { topology: moved, server: 'cas2010-3', flaw: 'wrong name' },
    { topology: moved, server: 'cas2010-4', flaw: 'wrong name' },
  ]);
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
