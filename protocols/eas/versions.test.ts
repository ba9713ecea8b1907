import { expect, test } from '@jest/globals';
import { listOf, optionsHeaders } from './headers.ts';
import { asEasVersion, bestVersion, easServers, isAtLeast } from './versions.ts';

test.each([
  [2007, '12.1'],
  [2010, '14.1'],
  [2013, '14.1'],
] as const)('a client of Exchange %i speaks %s', (exchange, version) => {
  const headers = optionsHeaders(exchange);
  expect(bestVersion(listOf(headers['MS-ASProtocolVersions']))).toBe(version);
});

test('OPTIONS of 2007 and 2010 as the wire sheet has them', () => {
  expect(optionsHeaders(2007)).toMatchObject({
    Allow: 'OPTIONS,POST',
    'MS-Server-ActiveSync': '8.3',
    'MS-ASProtocolVersions': '1.0,2.0,2.1,2.5,12.0,12.1',
  });
  expect(optionsHeaders(2010)).toMatchObject({
    'MS-Server-ActiveSync': '14.3',
    'MS-ASProtocolVersions': '2.0,2.1,2.5,12.0,12.1,14.0,14.1',
    'MS-ASProtocolCommands':
      'Sync,SendMail,SmartForward,SmartReply,GetAttachment,GetHierarchy,CreateCollection,DeleteCollection,' +
      'MoveCollection,FolderSync,FolderCreate,FolderDelete,FolderUpdate,MoveItems,GetItemEstimate,MeetingResponse,' +
      'Search,Settings,Ping,ItemOperations,Provision,ResolveRecipients,ValidateCert',
  });
  expect(optionsHeaders(2013)['MS-Server-ActiveSync']).toBe('15.0');
  expect(easServers[2013].versions).toEqual(easServers[2010].versions);
});

test('the best version is the newest of both sides, however they list theirs', () => {
  expect(bestVersion([' 14.1', '12.1', '2.5'])).toBe('12.1');
  expect(bestVersion(['12.1', '14.0', '12.0'])).toBe('14.0');
  expect(bestVersion(['16.1', '2.5'])).toBeUndefined();
  expect(bestVersion(['16.1', '2.5'], ['2.5'])).toBe('2.5');
  expect(listOf(undefined)).toEqual([]);
  expect(listOf(' 2.5 , 12.1,')).toEqual(['2.5', '12.1']);
  expect(isAtLeast('14.0', '12.1')).toBe(true);
  expect(isAtLeast('2.5', '12.0')).toBe(false);
  expect(asEasVersion('16.0')).toBeUndefined();
});
