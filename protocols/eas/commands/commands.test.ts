import { describe, expect, test } from '@jest/globals';
import { children, EasMessageError, type Element, element } from '../element.ts';
import { commonStatuses, formatStatus, statusOf } from '../statuses.ts';
import { type EasCommand, easCommands } from '../versions.ts';
import { decodeWbxml, encodeWbxml } from '../wbxml.ts';
import { bodyTypes, type Email, plainBody } from './email.ts';
import {
  type FolderSyncResponse,
  folderTypes,
  formatFolderSyncRequest,
  formatFolderSyncResponse,
  parseFolderSyncRequest,
  parseFolderSyncResponse,
} from './folder-sync.ts';
import {
  formatGetItemEstimateRequest,
  formatGetItemEstimateResponse,
  type GetItemEstimateResponse,
  parseGetItemEstimateRequest,
  parseGetItemEstimateResponse,
} from './get-item-estimate.ts';
import {
  formatItemOperationsRequest,
  formatItemOperationsResponse,
  type ItemOperationsRequest,
  type ItemOperationsResponse,
  parseItemOperationsRequest,
  parseItemOperationsResponse,
} from './item-operations.ts';
import {
  formatPingRequest,
  formatPingResponse,
  type PingRequest,
  type PingResponse,
  parsePingRequest,
  parsePingResponse,
} from './ping.ts';
import {
  formatProvisionRequest,
  formatProvisionResponse,
  type ProvisionRequest,
  type ProvisionResponse,
  parseProvisionRequest,
  parseProvisionResponse,
  policyType,
} from './provision.ts';
import {
  formatSyncRequest,
  formatSyncResponse,
  parseSyncRequest,
  parseSyncResponse,
  type SyncRequest,
  type SyncResponse,
  wantsChanges,
} from './sync.ts';

const overTheWire = (document: Element) => decodeWbxml(encodeWbxml(document));
const wire = (document: Element) => Buffer.from(encodeWbxml(document)).toString('hex');

/** The names of an element and what it holds, in order: `Sync(Collections(…))`. */
function outline(item: Element): string {
  const name = item.name.slice(item.name.indexOf(':') + 1);
  const inside = children(item);
  return inside.length === 0 ? name : `${name}(${inside.map(outline).join(' ')})`;
}

const email: Email = {
  to: 'purple@contoso.com',
  from: 'administrator@contoso.com',
  subject: "You are reading purple's mailbox on mbx2007-1",
  receivedAt: Date.UTC(2014, 2, 12, 8, 30, 0, 250),
  read: false,
  body: plainBody('Grüße aus Site1 & <more>\r\n'),
};

describe('the bytes of the wire sheet', () => {
  test('FolderSync', () => {
    expect(wire(formatFolderSyncRequest({ syncKey: '0' }))).toBe('03016a00000756520330000101');
    expect(
      wire(
        formatFolderSyncResponse({
          status: 1,
          syncKey: '1',
          changes: {
            added: [{ serverId: '5', parentId: '0', displayName: 'Inbox', type: folderTypes.inbox }],
            updated: [],
            deleted: [],
          },
        }),
      ),
    ).toBe(
      '03016a000007564c0331000152033100014e57033100014f480335000149033000014703496e626f7800014a03320001010101',
    );
  });

  test('Sync, Ping and Provision', () => {
    const sync = { collections: [{ syncKey: '0', collectionId: '5', bodyPreferences: [], commands: [] }] };
    expect(wire(formatSyncRequest(sync, '14.1'))).toBe('03016a00455c4f4b033000015203350001010101');
    const answer: SyncResponse = {
      collections: [
        {
          syncKey: '1',
          collectionId: '5',
          status: 1,
          moreAvailable: false,
          added: [],
          changed: [],
          deleted: [],
        },
      ],
    };
    expect(wire(formatSyncResponse(answer, '14.1'))).toBe(
      '03016a00455c4f4b0331000152033500014e03310001010101',
    );
    expect(wire(formatPingRequest({ heartbeatInterval: 480, folders: [{ id: '5', class: 'Email' }] }))).toBe(
      '03016a00000d4548033438300001494a4b033500014c03456d61696c0001010101',
    );
    expect(wire(formatPingResponse({ status: 1 }))).toBe('03016a00000d45470331000101');
    expect(wire(formatProvisionRequest({ phase: 'ask', policyType }))).toBe(
      '03016a00000e45464748034d532d4541532d50726f766973696f6e696e672d5742584d4c0001010101',
    );
  });
});

test.each<[string, ProvisionRequest]>([
  ['asking', { phase: 'ask', policyType }],
  [
    'asking, with the device',
    { phase: 'ask', policyType, device: { model: 'Lumia', os: 'WP8', friendlyName: 'red', userAgent: 'x' } },
  ],
  ['acknowledging', { phase: 'acknowledge', policyType, policyKey: 4294967295, status: 1 }],
])('Provision request, %s', (_, request) =>
  expect(parseProvisionRequest(overTheWire(formatProvisionRequest(request)))).toEqual(request),
);

test.each<[string, ProvisionResponse]>([
  [
    'with the policy and a temporary key',
    {
      status: 1,
      deviceStatus: 1,
      policy: {
        policyType,
        status: 1,
        policyKey: 7,
        settings: { 'Provision:DevicePasswordEnabled': '0', 'Provision:AttachmentsEnabled': '1' },
      },
    },
  ],
  ['with the final key', { status: 1, policy: { policyType, status: 1, policyKey: 3942919513 } }],
  ['refusing the key', { status: 1, policy: { policyType, status: 5 } }],
  ['refusing all', { status: 2 }],
])('Provision answer, %s', (_, response) =>
  expect(parseProvisionResponse(overTheWire(formatProvisionResponse(response)))).toEqual(response),
);

test.each<FolderSyncResponse>([
  { status: 9 },
  {
    status: 1,
    syncKey: '{c6}2',
    changes: {
      added: [{ serverId: '7', parentId: '0', displayName: 'Entwürfe', type: folderTypes.drafts }],
      updated: [{ serverId: '8', parentId: '7', displayName: 'b', type: folderTypes.userMail }],
      deleted: ['9'],
    },
  },
])('FolderSync answer %j', (response) =>
  expect(parseFolderSyncResponse(overTheWire(formatFolderSyncResponse(response)))).toEqual(response),
);

test('FolderSync request', () =>
  expect(parseFolderSyncRequest(overTheWire(formatFolderSyncRequest({ syncKey: 'k' })))).toEqual({
    syncKey: 'k',
  }));

describe('Sync', () => {
  const request: SyncRequest = {
    collections: [
      {
        syncKey: '1',
        collectionId: '5',
        class: 'Email',
        getChanges: true,
        windowSize: 100,
        filterType: 3,
        bodyPreferences: [{ type: bodyTypes.plainText, truncationSize: 512 }, { type: bodyTypes.html }],
        commands: [element('AirSync:Fetch', [element('AirSync:ServerId', '5:1')])],
      },
      { syncKey: '0', collectionId: '7', getChanges: false, bodyPreferences: [], commands: [] },
    ],
    windowSize: 512,
  };
  const response: SyncResponse = {
    collections: [
      {
        class: 'Email',
        syncKey: '2',
        collectionId: '5',
        status: 1,
        moreAvailable: true,
        added: [{ serverId: '5:1', email }],
        changed: [{ serverId: '5:2', email: { ...email, read: true, body: plainBody(email.body.data, 5) } }],
        deleted: ['5:3'],
      },
    ],
  };

  test.each(['12.1', '14.1'] as const)('request, %s', (version) =>
    expect(parseSyncRequest(overTheWire(formatSyncRequest(request, version)))).toEqual(request),
  );

  test('the class stands in the collection up to 12.1 and in its options since 14.0', () => {
    expect(outline(formatSyncRequest(request, '12.1'))).toContain('Collection(Class SyncKey CollectionId');
    expect(outline(formatSyncRequest(request, '14.1'))).toContain('Options(FilterType Class BodyPreference');
    expect(outline(formatSyncResponse(response, '12.1'))).toContain('Collection(Class SyncKey CollectionId');
    expect(outline(formatSyncResponse(response, '14.1'))).toContain('Collection(SyncKey CollectionId');
  });

  test('answer, 12.1 and 14.1', () => {
    const { class: _, ...collection } = response.collections[0] ?? { class: '' };
    expect(parseSyncResponse(overTheWire(formatSyncResponse(response, '12.1')))).toEqual(response);
    expect(parseSyncResponse(overTheWire(formatSyncResponse(response, '14.1')))).toEqual({
      collections: [collection],
    });
    expect(
      parseSyncResponse(overTheWire(formatSyncResponse({ status: 142, collections: [] }, '14.1'))),
    ).toEqual({ status: 142, collections: [] });
  });

  test('changes are wanted by default, but not with key 0', () => {
    const collection = { syncKey: '1', collectionId: '5', bodyPreferences: [], commands: [] };
    expect(wantsChanges(collection)).toBe(true);
    expect(wantsChanges({ ...collection, getChanges: false })).toBe(false);
    expect(wantsChanges({ ...collection, syncKey: '0', getChanges: true })).toBe(false);
    const parsed = (getChanges: Element) =>
      parseSyncRequest(
        element('AirSync:Sync', [
          element('AirSync:Collections', [
            element('AirSync:Collection', [
              element('AirSync:SyncKey', '1'),
              element('AirSync:CollectionId', '5'),
              getChanges,
            ]),
          ]),
        ]),
      ).collections[0]?.getChanges;
    expect(parsed(element('AirSync:GetChanges'))).toBe(true);
    expect(parsed(element('AirSync:GetChanges', '1'))).toBe(true);
    expect(parsed(element('AirSync:GetChanges', '0'))).toBe(false);
    expect(() => parsed(element('AirSync:GetChanges', 'yes'))).toThrow(
      'AirSync:GetChanges: expected 0 or 1, found "yes"',
    );
  });
});

describe('GetItemEstimate', () => {
  const request = { collections: [{ collectionId: '5', syncKey: '1', class: 'Email', filterType: 0 }] };
  const responses: GetItemEstimateResponse['responses'] = [
    { status: 1, collection: { collectionId: '5', estimate: 3 } },
    { status: 2 },
  ];

  test.each(['12.1', '14.1'] as const)('both ways, %s', (version) => {
    expect(parseGetItemEstimateRequest(overTheWire(formatGetItemEstimateRequest(request, version)))).toEqual(
      request,
    );
    expect(
      parseGetItemEstimateResponse(overTheWire(formatGetItemEstimateResponse({ responses }, version))),
    ).toEqual({ responses });
  });

  test('the order of the elements', () => {
    expect(outline(formatGetItemEstimateRequest(request, '12.1'))).toBe(
      'GetItemEstimate(Collections(Collection(Class CollectionId FilterType SyncKey)))',
    );
    expect(outline(formatGetItemEstimateRequest(request, '14.1'))).toBe(
      'GetItemEstimate(Collections(Collection(SyncKey CollectionId Options(FilterType Class))))',
    );
  });
});

test('ItemOperations, both ways', () => {
  const request: ItemOperationsRequest = {
    fetches: [
      { collectionId: '5', serverId: '5:1', bodyPreferences: [{ type: bodyTypes.plainText }] },
      { collectionId: '5', serverId: '5:9', bodyPreferences: [] },
    ],
  };
  const response: ItemOperationsResponse = {
    status: 1,
    fetches: [
      { status: 1, collectionId: '5', serverId: '5:1', email },
      { status: 6, collectionId: '5', serverId: '5:9' },
    ],
  };
  expect(parseItemOperationsRequest(overTheWire(formatItemOperationsRequest(request)))).toEqual(request);
  expect(parseItemOperationsResponse(overTheWire(formatItemOperationsResponse(response)))).toEqual(response);
  const failed = { status: 142, fetches: [] };
  expect(parseItemOperationsResponse(overTheWire(formatItemOperationsResponse(failed)))).toEqual(failed);
  const library = element('ItemOperations:ItemOperations', [
    element('ItemOperations:Fetch', [element('ItemOperations:Store', 'DocumentLibrary')]),
  ]);
  expect(() => parseItemOperationsRequest(library)).toThrow(
    'ItemOperations:Store: expected Mailbox, found "DocumentLibrary"',
  );
});

describe('Ping', () => {
  test.each<PingRequest>([
    {},
    { heartbeatInterval: 480 },
    {
      heartbeatInterval: 60,
      folders: [
        { id: '5', class: 'Email' },
        { id: '7', class: 'Calendar' },
      ],
    },
  ])('request %j', (request) =>
    expect(parsePingRequest(overTheWire(formatPingRequest(request)))).toEqual(request),
  );

  test.each<PingResponse>([
    { status: 1 },
    { status: 2, folders: ['5', '7'] },
    { status: 5, heartbeatInterval: 3540 },
    { status: 6, maxFolders: 300 },
    { status: 142 },
  ])('answer %j', (response) =>
    expect(parsePingResponse(overTheWire(formatPingResponse(response)))).toEqual(response),
  );
});

test('a body is cut between characters', () => {
  expect(plainBody('aü', 3)).toEqual({ type: 1, data: 'aü', estimatedDataSize: 3, truncated: false });
  expect(plainBody('aü', 2)).toEqual({ type: 1, data: 'a', estimatedDataSize: 3, truncated: true });
  expect(plainBody('\u{1f4e7}', 3)).toMatchObject({ data: '', truncated: true });
  expect(plainBody('abc', 0)).toMatchObject({ data: '', estimatedDataSize: 3, truncated: true });
  expect(plainBody('', 0)).toMatchObject({ data: '', truncated: false });
});

describe('statuses', () => {
  test('an answer that is a status alone', () => {
    for (const command of Object.keys(easCommands) as EasCommand[]) {
      const document = formatStatus(command, commonStatuses.deviceNotProvisioned);
      if (document !== undefined) expect(statusOf(command, overTheWire(document))).toBe(142);
    }
    expect(formatStatus('GetAttachment', 142)).toBeUndefined();
    expect(statusOf('Sync', element('Ping:Ping', [element('Ping:Status', 1)]))).toBeUndefined();
    expect(formatStatus('Ping', 1)).toEqual(formatPingResponse({ status: 1 }));
  });
});

describe('documents that are not the message', () => {
  const ping = (...content: Element[]) => element('Ping:Ping', content);
  test.each<[string, () => unknown, string]>([
    [
      'another root',
      () => parseFolderSyncRequest(ping()),
      'the document: expected the root FolderHierarchy:FolderSync, found Ping:Ping',
    ],
    [
      'a child that is missing',
      () => parseSyncRequest(element('AirSync:Sync', [element('AirSync:Limit', '1')])),
      'AirSync:Sync: expected a child AirSync:Collections, found AirSync:Limit',
    ],
    [
      'nothing inside',
      () => parsePingResponse(ping()),
      'Ping:Ping: expected a child Ping:Status, found nothing',
    ],
    [
      'a child twice',
      () => parsePingResponse(ping(element('Ping:Status', 1), element('Ping:Status', 2))),
      'Ping:Ping: expected one Ping:Status, found 2',
    ],
    [
      'a number that is none',
      () => parsePingRequest(ping(element('Ping:HeartbeatInterval', '-1'))),
      'Ping:HeartbeatInterval: expected a number from 0 to 4294967295, found "-1"',
    ],
    [
      'a number beyond 32 bits',
      () => parsePingRequest(ping(element('Ping:HeartbeatInterval', '4294967296'))),
      'Ping:HeartbeatInterval: expected a number from 0 to 4294967295, found "4294967296"',
    ],
    [
      'opaque bytes for text',
      () => parsePingRequest(ping(element('Ping:HeartbeatInterval', new Uint8Array(2)))),
      'Ping:HeartbeatInterval: expected text, found opaque bytes',
    ],
    [
      'elements for text',
      () => parsePingRequest(ping(element('Ping:HeartbeatInterval', [element('Ping:Id')]))),
      'Ping:HeartbeatInterval: expected text, found Ping:Id',
    ],
    [
      'a date that is none',
      () =>
        parseItemOperationsResponse(
          element('ItemOperations:ItemOperations', [
            element('ItemOperations:Status', 1),
            element('ItemOperations:Response', [
              element('ItemOperations:Fetch', [
                element('ItemOperations:Status', 1),
                element('ItemOperations:Properties', [
                  element('AirSyncBase:Body'),
                  element('Email:DateReceived', '2014-13-01T00:00:00Z'),
                ]),
              ]),
            ]),
          ]),
        ),
      'Email:DateReceived: expected a UTC date, found "2014-13-01T00:00:00Z"',
    ],
  ])('%s', (_, parse, message) => {
    expect(parse).toThrow(EasMessageError);
    expect(parse).toThrow(message);
  });
});
