import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { codePages, nameOf, namespaceOf, type TagName, tokenOf } from './code-pages.ts';
import { type Element, element } from './element.ts';
import { decodeWbxml, encodeWbxml, WbxmlError, wbxmlLimits } from './wbxml.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const hex = (document: Element) => Buffer.from(encodeWbxml(document)).toString('hex');

const folderSync = (...content: Element[]) => element('FolderHierarchy:FolderSync', content);
const collection = (...content: Element[]) =>
  element('AirSync:Sync', [element('AirSync:Collections', [element('AirSync:Collection', content)])]);

/** The checked bytes of wire.md §3. */
const wireSheet: [string, string, Element][] = [
  ['FolderSync, key 0', '03016a00000756520330000101', folderSync(element('FolderHierarchy:SyncKey', '0'))],
  [
    'FolderSync answer with an Inbox',
    '03016a000007564c0331000152033100014e57033100014f480335000149033000014703496e626f7800014a03320001010101',
    folderSync(
      element('FolderHierarchy:Status', '1'),
      element('FolderHierarchy:SyncKey', '1'),
      element('FolderHierarchy:Changes', [
        element('FolderHierarchy:Count', '1'),
        element('FolderHierarchy:Add', [
          element('FolderHierarchy:ServerId', '5'),
          element('FolderHierarchy:ParentId', '0'),
          element('FolderHierarchy:DisplayName', 'Inbox'),
          element('FolderHierarchy:Type', '2'),
        ]),
      ]),
    ),
  ],
  [
    'Sync, key 0, collection 5',
    '03016a00455c4f4b033000015203350001010101',
    collection(element('AirSync:SyncKey', '0'), element('AirSync:CollectionId', '5')),
  ],
  [
    'Sync answer, key 1',
    '03016a00455c4f4b0331000152033500014e03310001010101',
    collection(
      element('AirSync:SyncKey', '1'),
      element('AirSync:CollectionId', '5'),
      element('AirSync:Status', '1'),
    ),
  ],
  [
    'Ping, 480 s, Email',
    '03016a00000d4548033438300001494a4b033500014c03456d61696c0001010101',
    element('Ping:Ping', [
      element('Ping:HeartbeatInterval', 480),
      element('Ping:Folders', [
        element('Ping:Folder', [element('Ping:Id', '5'), element('Ping:Class', 'Email')]),
      ]),
    ]),
  ],
  ['Ping answer 1', '03016a00000d45470331000101', element('Ping:Ping', [element('Ping:Status', 1)])],
  [
    'Provision',
    '03016a00000e45464748034d532d4541532d50726f766973696f6e696e672d5742584d4c0001010101',
    element('Provision:Provision', [
      element('Provision:Policies', [
        element('Provision:Policy', [element('Provision:PolicyType', 'MS-EAS-Provisioning-WBXML')]),
      ]),
    ]),
  ],
];

test.each(wireSheet)('wire sheet, both ways: %s', (_, wire, document) => {
  expect(decodeWbxml(bytes(wire))).toEqual(document);
  expect(hex(document)).toBe(wire);
});

test('opaque data, empty text, pages there and back, and lengths of two digits', () => {
  const mime = new Uint8Array(200).fill(7);
  const document = element('ComposeMail:SendMail', [
    element('ComposeMail:SaveInSentItems'),
    element('AirSyncBase:Data', ''),
    element('ComposeMail:Mime', mime),
    element('AirSync:Class', 'é\u{1f4e7}'),
  ]);
  const wire = [
    '03016a00001545', // SendMail
    '08', // SaveInSentItems
    '0011', // page AirSyncBase
    '4b030001', // Data, empty text
    '0015', // page ComposeMail
    `50c38148${'07'.repeat(200)}01`, // Mime, 200 opaque bytes
    '0000', // page AirSync
    '5003c3a9f09f93a7000101', // Class
  ];
  expect(hex(document)).toBe(wire.join(''));
  expect(decodeWbxml(encodeWbxml(document))).toEqual(document);
});

test('inline strings in a row are one text, and an element with content bit and no content is empty', () => {
  expect(decodeWbxml(bytes('03016a0000074c03310003320001'))).toEqual(element('FolderHierarchy:Status', '12'));
  expect(decodeWbxml(bytes('03016a0000074c01'))).toEqual(element('FolderHierarchy:Status'));
});

describe('refused, with the place and what was expected', () => {
  test.each<[string, string, number, string, string]>([
    ['nothing', '', 0, 'version 1.3 (0x03)', 'the end of the document'],
    ['another version', '02016a0005', 0, 'version 1.3 (0x03)', '0x02'],
    ['a public identifier', '03026a0005', 1, 'public identifier unknown (0x01)', '0x02'],
    ['another character set', '03010400', 2, 'character set UTF-8 (0x6a)', '0x04'],
    ['a string table', '03016a0441', 3, 'an empty string table (0x00)', '0x04'],
    ['a header alone', '03016a00', 4, 'the root element', 'the end of the document'],
    ['END instead of the root', '03016a0001', 4, 'the root element', '0x01'],
    [
      'truncation in an element',
      '03016a00455c',
      6,
      'the END of AirSync:Collections',
      'the end of the document',
    ],
    ['truncation after a page switch', '03016a0000', 5, 'a code page', 'the end of the document'],
    ['an unknown page', '03016a000063', 5, 'a known code page', '99'],
    ['an unknown token', '03016a003f', 4, 'a tag of code page 0 (AirSync)', '0x3f'],
    ['an unterminated string', '03016a004b0330', 6, 'a NUL that ends the string', 'the end of the document'],
    ['a string that is not UTF-8', '03016a004b03ff0001', 6, 'a string in UTF-8', 'other bytes'],
    ['opaque data that ends early', '03016a004bc30501', 7, '5 opaque bytes', '1'],
    [
      'a length beyond 32 bits',
      '03016a004bc3ffffffff7f',
      6,
      'a length of opaque data',
      'a multi-byte integer beyond 32 bits',
    ],
    [
      'a length that never ends',
      '03016a004bc3808080808001',
      6,
      'a length of opaque data',
      'a multi-byte integer beyond 32 bits',
    ],
    ['attributes', '03016a0085', 4, 'a tag without attributes', '0x85'],
    ['a string table reference', '03016a004b8300', 5, 'a token that ActiveSync uses', 'STR_T (0x83)'],
    ['a literal tag', '03016a0004', 4, 'a token that ActiveSync uses', 'LITERAL (0x04)'],
    ['trailing bytes', '03016a00050505', 5, 'the end of the document', '2 more bytes'],
    [
      'text among elements',
      '03016a0045050331000101',
      6,
      'the END of AirSync:Sync, which has content of another kind',
      'a string',
    ],
    [
      'an element behind text',
      '03016a0045033100050101',
      8,
      'the END of AirSync:Sync, which has content of another kind',
      'a tag (0x05)',
    ],
    [
      'opaque data behind text',
      '03016a0045033100c30001',
      8,
      'the END of AirSync:Sync, which has content of another kind',
      'opaque data',
    ],
  ])('%s', (_, wire, offset, expected, found) => {
    expect(refusal(() => decodeWbxml(bytes(wire)))).toEqual({ offset, expected, found });
  });

  test('documents beyond the limits', () => {
    const limits = { depth: 3, elements: 5, bytes: 40 };
    const nested = (depth: number): Element =>
      element('AirSync:Sync', depth === 1 ? [] : [nested(depth - 1)]);
    const wide = (width: number) =>
      element('AirSync:Sync', Array<Element>(width).fill(element('AirSync:Add')));
    expect(decodeWbxml(encodeWbxml(nested(3)), limits)).toEqual(nested(3));
    expect(refusal(() => decodeWbxml(encodeWbxml(nested(4)), limits)).expected).toBe(
      'at most 3 levels of elements',
    );
    expect(refusal(() => encodeWbxml(nested(4), limits)).expected).toBe('at most 3 levels of elements');
    expect(decodeWbxml(encodeWbxml(wide(4)), limits)).toEqual(wide(4));
    expect(refusal(() => decodeWbxml(encodeWbxml(wide(5)), limits)).expected).toBe('at most 5 elements');
    expect(refusal(() => decodeWbxml(new Uint8Array(41), limits))).toEqual({
      offset: 40,
      expected: 'at most 40 bytes',
      found: '41',
    });
  });

  test('elements that cannot be written', () => {
    expect(refusal(() => encodeWbxml(element('AirSync:Class', 'a\0b'))).expected).toBe(
      'text without NUL in AirSync:Class',
    );
    expect(refusal(() => encodeWbxml(element('AirSync:Class', '\ud800'))).expected).toBe(
      'well-formed Unicode in AirSync:Class',
    );
    expect(refusal(() => encodeWbxml(element('AirSync:Klass' as TagName))).found).toBe('AirSync:Klass');
  });
});

const tagNames = Object.entries(codePages).flatMap(([namespace, { tags }]) =>
  Object.keys(tags).map((tag) => `${namespace}:${tag}` as TagName),
);

test('the tables agree with themselves', () => {
  for (const name of tagNames) {
    const { page, token } = tokenOf(name) ?? { page: -1, token: -1 };
    expect(nameOf(page, token)).toBe(name);
    expect(name.startsWith(`${namespaceOf(page)}:`)).toBe(true);
    expect(token).toBeGreaterThanOrEqual(0x05);
    expect(token).toBeLessThanOrEqual(0x3f);
  }
  expect(tagNames.length).toBeGreaterThan(300);
});

const content = fc.letrec<{ element: Element }>((tie) => ({
  element: fc.record({
    name: fc.constantFrom(...tagNames),
    content: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
      fc.uint8Array({ maxLength: 300 }),
      fc.array(tie('element'), { maxLength: 4 }),
    ),
  }),
}));

describe('fuzz', () => {
  test('what is written is read back', () => {
    fc.assert(
      fc.property(content.element, (document) => {
        fc.pre(depthOf(document) <= wbxmlLimits.depth);
        expect(decodeWbxml(encodeWbxml(document))).toEqual(document);
      }),
      { numRuns: 500 },
    );
  });

  test('arbitrary bytes give a document or a WbxmlError', () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.uint8Array({ maxLength: 200 }).map((body) => Uint8Array.of(3, 1, 0x6a, 0, ...body)),
      fc
        .tuple(fc.constantFrom(...wireSheet), fc.nat({ max: 60 }), fc.nat({ max: 255 }))
        .map(([[, wire], at, value]) => bytes(wire).map((byte, index) => (index === at ? value : byte))),
    );
    fc.assert(
      fc.property(anything, (input) => {
        try {
          const document = decodeWbxml(input);
          expect(decodeWbxml(encodeWbxml(document))).toEqual(document);
        } catch (error) {
          expect(error).toBeInstanceOf(WbxmlError);
          expect((error as WbxmlError).offset).toBeLessThanOrEqual(input.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('a megabyte of opening tags is refused at once', () => {
    const bomb = new Uint8Array(1_000_000).fill(0x45);
    bomb.set([3, 1, 0x6a, 0]);
    expect(refusal(() => decodeWbxml(bomb)).expected).toBe('at most 32 levels of elements');
  });
});

/** Names that libwbxml spells otherwise than [MS-ASWBXML] does; the tokens are the same. */
const otherSpellings: Readonly<Record<string, TagName>> = {
  'Email:AttOId': 'Email:Att0Id',
  'Email:Reply-To': 'Email:ReplyTo',
  'Email:DTStamp': 'Email:DtStamp',
  'Email:Recurrence_Type': 'Email:Type',
  'Email:Recurrence_Until': 'Email:Until',
  'Email:Recurrence_Occurrences': 'Email:Occurrences',
  'Email:Recurrence_Interval': 'Email:Interval',
  'Email:Recurrence_DayOfWeek': 'Email:DayOfWeek',
  'Email:Recurrence_DayOfMonth': 'Email:DayOfMonth',
  'Email:Recurrence_WeekOfMonth': 'Email:WeekOfMonth',
  'Email:Recurrence_MonthOfYear': 'Email:MonthOfYear',
  'Email:FlagStatus': 'Email:Status',
  'Calendar:TimeZone': 'Calendar:Timezone',
  'Calendar:Attendee_Email': 'Calendar:Email',
  'Calendar:Attendee_Name': 'Calendar:Name',
  'Calendar:DTStamp': 'Calendar:DtStamp',
  'Calendar:Organizer_Email': 'Calendar:OrganizerEmail',
  'Calendar:Organizer_Name': 'Calendar:OrganizerName',
  'Calendar:Attendee_Status': 'Calendar:AttendeeStatus',
  'Calendar:Attendee_Type': 'Calendar:AttendeeType',
  'Provision:DeviceEncryptionEnabled': 'Provision:RequireStorageCardEncryption',
  'Settings:ihsManagementInformation': 'Settings:RightsManagementInformation',
  'ComposeMail:MIME': 'ComposeMail:Mime',
};

const libwbxml = findLibwbxml();
const withLibwbxml = libwbxml ? test : test.skip;
if (!libwbxml && process.env.CI === 'true')
  test('wbxml2xml', () => expect('wbxml2xml').toBe('installed: apt-get install libwbxml2-utils'));
else if (!libwbxml)
  process.stderr.write('skipped: wbxml2xml is not installed (Debian package libwbxml2-utils)\n');

describe("Debian's wbxml2xml reads the same", () => {
  withLibwbxml.each(wireSheet)('%s', (_, wire, document) => {
    expect(readByLibwbxml(bytes(wire))).toEqual(document);
  });

  withLibwbxml.each(Object.keys(codePages))('every tag of %s', (namespace) => {
    const tags = tagNames.filter((name) => name.startsWith(`${namespace}:`));
    const document = element(
      'AirSync:Sync',
      tags.map((name) => element(name)),
    );
    expect(readByLibwbxml(encodeWbxml(document))).toEqual(document);
  });

  withLibwbxml('text that XML has to escape', () => {
    const document = element('AirSyncBase:Body', [element('AirSyncBase:Data', 'a<b> & "c" é \u{1f4e7}')]);
    expect(readByLibwbxml(encodeWbxml(document))).toEqual(document);
  });
});

function refusal(action: () => unknown): { offset: number; expected: string; found: string } {
  try {
    action();
  } catch (error) {
    if (!(error instanceof WbxmlError)) throw error;
    expect(error.message).toBe(
      `WBXML byte ${error.offset}: expected ${error.expected}, found ${error.found}`,
    );
    return { offset: error.offset, expected: error.expected, found: error.found };
  }
  throw new Error('nothing was refused');
}

function depthOf({ content: inside }: Element): number {
  return typeof inside === 'string' || inside instanceof Uint8Array
    ? 1
    : 1 + Math.max(0, ...inside.map(depthOf));
}

function findLibwbxml(): boolean {
  try {
    execFileSync('wbxml2xml', ['-h'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

function readByLibwbxml(document: Uint8Array): Element {
  const directory = mkdtempSync(join(tmpdir(), 'wbxml-'));
  try {
    const file = join(directory, 'document.wbxml');
    writeFileSync(file, document);
    return fromXml(
      execFileSync('wbxml2xml', ['-l', 'ACTIVESYNC', '-m', '0', '-k', '-o', '-', file], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function fromXml(xml: string): Element {
  const open: { name: TagName; inside: Element[]; text: string }[] = [];
  let root: Element | undefined;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local, uri }) => {
    const name = `${uri}${local}`;
    open.push({ name: otherSpellings[name] ?? (name as TagName), inside: [], text: '' });
  });
  parser.on('text', (text) => {
    const parent = open.at(-1);
    if (parent !== undefined) parent.text += text;
  });
  parser.on('closetag', () => {
    const { name, inside, text } = open.pop() ?? { name: 'AirSync:Sync' as const, inside: [], text: '' };
    const read: Element = { name, content: text === '' ? inside : text };
    const parent = open.at(-1);
    if (parent === undefined) root = read;
    else parent.inside.push(read);
  });
  parser.write(xml).close();
  if (root === undefined) throw new Error('wbxml2xml wrote no root element');
  return root;
}
