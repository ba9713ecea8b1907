import { expect, test } from '@jest/globals';
import { loadTopology } from '../../topology/load.ts';
import { httpRules } from '../drivers/http/rules.ts';
import { anAnswer } from '../drivers/http/testing/answer.ts';
import type { Observation } from '../drivers/observation.ts';
import type { Expectation } from '../specs/schema.ts';
import { type Action, judge } from './judge.ts';

const topology = loadTopology('fixtures/topologies/coexistence.yaml');
const password = 'Red-2010-Site1';

/** What differs in an answer that shows this mailbox. */
function differencesOf(mailbox: string, expectation: Expectation) {
  const observation: Observation = {
    attempts: [
      {
        startedAt: 1,
        endedAt: 2,
        connection: { endpoint: { address: '127.0.0.1', port: 1 }, localPort: 50_000 },
        detail: {
          method: 'GET',
          url: 'https://mail.contoso.com/owa/',
          headers: {},
          body: '',
          answer: anAnswer(),
        },
      },
    ],
    mailbox,
    redirect: null,
    page: 'mailbox',
  };
  const action: Action = {
    name: 'read',
    connect: 'mail.contoso.com',
    rules: httpRules,
    account: { persona: 'red', password },
    observation,
    visits: [observation.attempts],
    observed: [],
  };
  return judge(action, expectation, {
    lab: { topology, labKey: 'key' },
    admits: new Set(),
    conversation: () => undefined,
    facts: {
      serverAt: () => 'cas2013-1',
      hopOf: (server) => server,
      originOf: () => ({ kind: 'client' }),
      isHop: () => true,
      isUnderTest: () => true,
    },
  }).result.differences;
}

test('no difference shows the password, neither what was expected nor what was found', () => {
  const [found] = differencesOf(password, { mailbox: 'red' });
  const [wanted] = differencesOf('red', { mailbox: password });
  expect([found?.dimension, wanted?.dimension]).toEqual(['mailbox', 'mailbox']);
  expect([found?.actual, wanted?.expected]).not.toContainEqual(expect.stringContaining(password));
});
