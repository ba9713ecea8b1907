import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { policyKeyOf, protocolVersionOf } from './headers.ts';
import { type EasQuery, EasQueryError, formatBase64Query, formatPlainQuery, parseEasQuery } from './query.ts';
import { type EasCommand, easCommands } from './versions.ts';

const base64 = (...bytes: (number | string)[]) =>
  Buffer.concat(
    bytes.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.of(part))),
  ).toString('base64');

/** 14.1 Sync, en-US, device `d`, no policy key, type `t`. */
const minimal = [141, 0, 9, 4, 1, 'd', 0, 1, 't'] as const;

describe('the wire sheet', () => {
  test('plain, both ways', () => {
    const query = 'Cmd=FolderSync&User=contoso%5Cred&DeviceId=v140Device&DeviceType=SmartPhone';
    const facts: EasQuery = {
      command: 'FolderSync',
      user: 'contoso\\red',
      deviceId: 'v140Device',
      deviceType: 'SmartPhone',
      parameters: {},
    };
    expect(parseEasQuery(query)).toEqual(facts);
    expect(parseEasQuery(`?${query}`)).toEqual(facts);
    expect(formatPlainQuery(facts)).toBe(query);
  });

  test('base64, both ways', () => {
    const query = 'jAAJBAp2MTQwRGV2aWNlAApTbWFydFBob25l';
    const facts: EasQuery = {
      command: 'Sync',
      deviceId: 'v140Device',
      deviceType: 'SmartPhone',
      protocolVersion: '14.0',
      locale: 0x0409,
      parameters: {},
    };
    expect(parseEasQuery(query)).toEqual(facts);
    expect(formatBase64Query(facts)).toBe(query);
  });
});

test('base64 with a policy key, a user and parameters', () => {
  const query: EasQuery = {
    command: 'SmartReply',
    user: 'red@contoso.com',
    deviceId: 'v140Device',
    deviceType: 'SmartPhone',
    protocolVersion: '12.1',
    policyKey: 0xfedcba98,
    locale: 0x0407,
    parameters: { CollectionId: '5', ItemId: '5:1', SaveInSent: 'T' },
  };
  const wire = base64(
    ...[121, 3, 7, 4], // 12.1 SmartReply, German
    ...[10, 'v140Device', 4, 0x98, 0xba, 0xdc, 0xfe, 10, 'SmartPhone'],
    ...[1, 1, '5', 3, 3, '5:1', 7, 1, 1, 8, 15, 'red@contoso.com'],
  );
  expect(formatBase64Query(query)).toBe(wire);
  expect(parseEasQuery(wire)).toEqual(query);
});

test('base64 with percent-encoded or missing padding', () => {
  const facts = parseEasQuery(base64(...minimal));
  const longer = base64(...minimal, 8, 1, 'u');
  expect(longer.endsWith('=')).toBe(false);
  const padded = base64(...minimal, 8, 2, 'uu');
  expect(padded.endsWith('==')).toBe(true);
  expect(parseEasQuery(padded)).toEqual({ ...facts, user: 'uu' });
  expect(parseEasQuery(padded.replaceAll('=', '%3D'))).toEqual({ ...facts, user: 'uu' });
  expect(parseEasQuery(padded.replaceAll('=', ''))).toEqual({ ...facts, user: 'uu' });
});

test('a GUID as device ID is shown in hexadecimal', () => {
  const guid = Array.from({ length: 16 }, (_, index) => index * 16 + 1);
  expect(parseEasQuery(base64(141, 0, 9, 4, 16, ...guid, 0, 1, 't')).deviceId).toBe(
    '01112131415161718191a1b1c1d1e1f1',
  );
});

test('names and commands in any case, values with plus and percent', () => {
  expect(parseEasQuery('cmd=ping&user=red%2Btag%40contoso.com&DEVICEID=d&deviceType=Smart+Phone')).toEqual({
    command: 'Ping',
    user: 'red+tag@contoso.com',
    deviceId: 'd',
    deviceType: 'Smart Phone',
    parameters: {},
  });
});

describe('refused, with the field', () => {
  test.each<[string, string, string]>([
    ['nothing', '', 'the query'],
    ['no base64', 'not base64!', 'the query'],
    ['base64 with stray bits', 'jAAJBB==', 'the query'],
    ['no command', 'User=red&DeviceId=d&DeviceType=t', 'Cmd'],
    ['an unknown command', 'Cmd=Fly&DeviceId=d&DeviceType=t', 'Cmd'],
    ['a member of every object as command', 'Cmd=constructor&DeviceId=d&DeviceType=t', 'Cmd'],
    ['no device', 'Cmd=Sync&DeviceType=t', 'DeviceId'],
    ['an empty device type', 'Cmd=Sync&DeviceId=d&DeviceType=', 'DeviceType'],
    ['a field twice', 'Cmd=Sync&cmd=Ping&DeviceId=d&DeviceType=t', 'Cmd'],
    ['a parameter twice', 'Cmd=Sync&DeviceId=d&DeviceType=t&ItemId=1&ItemId=2', 'ItemId'],
    ['a pair without a name', 'Cmd=Sync&=x', 'the query'],
    ['a broken escape', 'Cmd=Sync&DeviceId=%ZZ&DeviceType=t', 'the query'],
    ['bytes that are not UTF-8', 'Cmd=Sync&DeviceId=%ff&DeviceType=t', 'the query'],
    ['a version of the future', base64(160, 0, 9, 4, 1, 'd', 0, 1, 't'), 'protocol version'],
    ['a command code without a command', base64(141, 5, 9, 4, 1, 'd', 0, 1, 't'), 'Cmd'],
    ['a device ID that ends early', base64(141, 0, 9, 4, 9, 'd'), 'DeviceId'],
    ['no device ID', base64(141, 0, 9, 4, 0, 0, 1, 't'), 'DeviceId'],
    ['a binary device ID of another length', base64(141, 0, 9, 4, 1, 3, 0, 1, 't'), 'DeviceId'],
    ['no device type', base64(141, 0, 9, 4, 1, 'd', 0, 0), 'DeviceType'],
    ['a policy key of 3 bytes', base64(141, 0, 9, 4, 1, 'd', 3, 1, 2, 3, 1, 't'), 'PolicyKey'],
    ['an unknown tag', base64(...minimal, 2, 0), 'a parameter tag'],
    ['a tag twice', base64(...minimal, 8, 1, 'u', 8, 1, 'u'), 'User'],
    ['unknown options', base64(...minimal, 7, 1, 4), 'Options'],
    ['options of two bytes', base64(...minimal, 7, 2, 1, 1), 'Options'],
    ['a user that is not UTF-8', base64(...minimal, 8, 1, 0xff), 'User'],
    ['a header alone', base64(141, 0), 'locale'],
  ])('%s', (_, query, field) => {
    expect(() => parseEasQuery(query)).toThrow(EasQueryError);
    expect(() => parseEasQuery(query)).toThrow(expect.objectContaining({ field }));
  });

  test.each<[string, Partial<EasQuery>, string]>([
    ['a command without a code', { command: 'GetHierarchy' }, 'Cmd'],
    ['a parameter without a tag', { parameters: { Colour: 'red' } }, 'Colour'],
    ['a flag that is not T', { parameters: { SaveInSent: 'F' } }, 'SaveInSent'],
    ['a device ID with spaces', { deviceId: 'my device' }, 'DeviceId'],
    ['a long user', { user: 'x'.repeat(256) }, 'User'],
    ['a version without base64', { protocolVersion: '2.5' }, 'protocol version'],
  ])('%s, when writing base64', (_, change, field) => {
    const query: EasQuery = { command: 'Sync', deviceId: 'd', deviceType: 't', parameters: {}, ...change };
    expect(() => formatBase64Query(query)).toThrow(expect.objectContaining({ field }));
  });
});

describe('what the header says when the query does not', () => {
  const plain = parseEasQuery('Cmd=Sync&DeviceId=d&DeviceType=t');
  const encoded = parseEasQuery(base64(121, 0, 9, 4, 1, 'd', 4, 7, 0, 0, 0, 1, 't'));

  test('protocol version', () => {
    expect(protocolVersionOf(plain, '14.1')).toBe('14.1');
    expect(protocolVersionOf(encoded, '14.1')).toBe('12.1');
    expect(() => protocolVersionOf(plain, undefined)).toThrow(
      /expected a protocol version, found no such header/,
    );
    expect(() => protocolVersionOf(plain, '99')).toThrow(EasQueryError);
  });

  test('policy key', () => {
    expect(policyKeyOf(plain, '4294967295')).toBe(4294967295);
    expect(policyKeyOf(plain, '0')).toBeUndefined();
    expect(policyKeyOf(plain, undefined)).toBeUndefined();
    expect(policyKeyOf(encoded, '5')).toBe(7);
    for (const header of ['4294967296', '-1', 'key', ''])
      expect(() => policyKeyOf(plain, header)).toThrow(EasQueryError);
  });
});

describe('fuzz', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
  const printable = fc.stringMatching(/^[\x21-\x7e]{1,32}$/);
  const commands = Object.keys(easCommands) as EasCommand[];
  const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
  const compact = (query: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(query).filter(([, value]) => value !== undefined),
    ) as unknown as EasQuery;

  test('plain queries come back', () => {
    const queries = fc
      .record({
        command: fc.constantFrom(...commands),
        user: optional(text),
        deviceId: text,
        deviceType: text,
        parameters: fc.dictionary(fc.constantFrom('ItemId', 'CollectionId', 'SaveInSent', 'X y&='), text),
      })
      .map(compact);
    fc.assert(fc.property(queries, (query) => expect(parseEasQuery(formatPlainQuery(query))).toEqual(query)));
  });

  test('base64 queries come back', () => {
    const queries = fc
      .record({
        command: fc.constantFrom(...commands.filter((command) => easCommands[command] !== null)),
        user: optional(text),
        deviceId: printable,
        deviceType: text,
        protocolVersion: fc.constantFrom('12.1' as const, '14.0' as const, '14.1' as const),
        policyKey: optional(fc.nat({ max: 0xffffffff })),
        locale: fc.nat({ max: 0xffff }),
        parameters: fc
          .record({ ItemId: text, LongId: text, SaveInSent: fc.constant('T') }, { requiredKeys: [] })
          .map((parameters) => ({ ...parameters })),
      })
      .map(compact);
    fc.assert(
      fc.property(queries, (query) => expect(parseEasQuery(formatBase64Query(query))).toEqual(query)),
    );
  });

  test('anything else is an EasQueryError', () => {
    const queries = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webQueryParameters(),
      fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('base64')),
      fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.of(141, 0, ...bytes).toString('base64')),
    );
    fc.assert(
      fc.property(queries, (query) => {
        try {
          parseEasQuery(query);
        } catch (error) {
          expect(error).toBeInstanceOf(EasQueryError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
