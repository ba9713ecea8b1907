import { expect, test } from '@jest/globals';
import { createJournal } from '../../contract/journal.ts';
import { httpConversation } from '../../contract/testing/conversation.ts';
import { loadTopology } from '../../topology/load.ts';
import { type Logged, logDifferences } from './log.ts';

const topology = loadTopology('fixtures/topologies/coexistence.yaml');
const conversation = createJournal('cas2010-2', () => 0).add(httpConversation({ connection: 'cas2010-2/1' }));
const line = {
  AuthenticatedUser: 'CONTOSO\\red-k3f9',
  TargetServer: 'CAS2010-2.contoso.com',
  HttpStatus: '502',
  BackEndStatus: '',
};
const logged: Logged = { requestId: '1-1', line };

const differences = (expected: Parameters<typeof logDifferences>[0], found: Logged | undefined = logged) =>
  logDifferences(expected, found, [conversation], topology).map(({ expected: wanted, actual }) => [
    wanted,
    actual,
  ]);

test('a line that is as expected: texts, patterns, empty cells, the very server that saw the request', () => {
  expect(
    differences({
      AuthenticatedUser: { matches: '^CONTOSO' },
      TargetServer: { server: 'cas2010@Site1' },
      HttpStatus: '502',
      BackEndStatus: null,
    }),
  ).toEqual([]);
  expect(differences(undefined)).toEqual([]);
});

test('every cell that is not is told by its field', () => {
  expect(
    differences({ HttpStatus: '200', BackEndStatus: '200', ErrorCode: null, AuthenticatedUser: null }),
  ).toEqual([
    ['HttpStatus: "200"', 'HttpStatus: "502"'],
    ['BackEndStatus: "200"', 'BackEndStatus: (none)'],
    ['ErrorCode: (none)', 'ErrorCode: (no such field)'],
    ['AuthenticatedUser: (none)', 'AuthenticatedUser: "CONTOSO\\\\red-k3f9"'],
  ]);
});

test('a server that is like the one that saw the request is another one', () => {
  const wrong = { ...logged, line: { ...line, TargetServer: 'cas2010-1.contoso.com' } };
  expect(differences({ TargetServer: { server: 'cas2010@Site1' } }, wrong)).toEqual([
    ['TargetServer: "cas2010-2.contoso.com"', 'TargetServer: "cas2010-1.contoso.com"'],
  ]);
  expect(differences({ TargetServer: { server: 'cas2010@Site3' } })).toEqual([
    ['TargetServer: cas2010@Site3, which saw nothing', 'TargetServer: "CAS2010-2.contoso.com"'],
  ]);
});

test('no line, and no name to find one by', () => {
  expect(differences({ HttpStatus: '200' }, { requestId: '1-1', line: null })).toEqual([
    ['a line with RequestId 1-1', 'the HttpProxy log has none'],
  ]);
  expect(differences({ HttpStatus: '200' }, { requestId: null, line: null })).toEqual([
    ['a line of the request', 'the answer has no request-id to find it by'],
  ]);
});
