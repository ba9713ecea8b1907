import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Topology } from '../../../topology/index.ts';
import { startTestLab, type TestLab } from '../../testing/test-lab.ts';

const text = readFileSync(new URL('README.md', import.meta.url), 'utf8');
const blocks = [...text.matchAll(/```(http|json)\n([^`]*)```/g)].map(([, kind, block = '']) => ({
  kind,
  block,
}));
const examples = blocks.flatMap(({ kind, block }, index) => {
  const [line = '', ...body] = block.trim().split('\n');
  const [method = '', path = ''] = line.split(' ');
  return kind === 'http'
    ? [{ method, path, body: body.join('\n'), answer: blocks[index + 1]?.block ?? '' }]
    : [];
});

let lab: TestLab;
beforeAll(async () => {
  lab = await startTestLab([]);
});
afterAll(() => lab.stop());

const ask = (method: string, path: string, body = '') =>
  lab.ask(`https://dc1.contoso.com${path}`, {
    method,
    headers: { authorization: `Bearer ${lab.labKey}` },
    ...(body !== '' && { body }),
  });

test('the README has its examples', () => expect(examples).toHaveLength(5));

test.each(examples)('$method $path answers as the README says', async ({ method, path, body, answer }) => {
  expect(JSON.parse((await ask(method, path, body)).body)).toEqual(JSON.parse(answer));
});

test('the virtual directory of the README is as the topology has it', async () => {
  const topology = JSON.parse((await ask('GET', '/v1/topology')).body) as Topology;
  const server = topology.servers.find(({ name }) => name === 'cas2007-1');
  expect(server?.virtualDirectories.owa).toEqual(JSON.parse(blocks.at(-1)?.block ?? ''));
});
