import { type EasQuery, EasQueryError } from './query-contract.ts';
import { type EasCommand, type EasVersion, easCommands } from './versions.ts';

/** Versions that have a base64 form, by their byte ([MS-ASHTTP] 2.2.1.1.1.1). */
const versionBytes = { '12.1': 121, '14.0': 140, '14.1': 141 } as const satisfies Partial<
  Record<EasVersion, number>
>;

/** Tags of command parameters ([MS-ASHTTP] 2.2.1.1.1.1.3); `User` and `Options` are told apart below. */
const parameterTags: Readonly<Record<string, number>> = {
  AttachmentName: 0,
  CollectionId: 1,
  ItemId: 3,
  LongId: 4,
  Occurrence: 6,
};
const optionsTag = 7;
const userTag = 8;
const optionBits: Readonly<Record<string, number>> = { SaveInSent: 0x01, AcceptMultiPart: 0x02 };

const defaultLocale = 0x0409;

/**
 * Writes the base64 form. Without a version it says 14.1, without a locale US English.
 * @throws EasQueryError for what has no place in that form: a command without a code, an unknown parameter, a value
 * beyond 255 bytes
 */
export function formatBase64Query(query: EasQuery): string {
  const version = versionBytes[(query.protocolVersion ?? '14.1') as keyof typeof versionBytes];
  if (version === undefined)
    throw new EasQueryError(
      'protocol version',
      Object.keys(versionBytes).join(', '),
      `${query.protocolVersion}`,
    );
  const code = easCommands[query.command];
  if (code === null) throw new EasQueryError('Cmd', 'a command with a code', query.command);
  const head = Buffer.from([version, code, 0, 0]);
  head.writeUInt16LE(query.locale ?? defaultLocale, 2);
  const policyKey = Buffer.alloc(query.policyKey === undefined ? 0 : 4);
  if (query.policyKey !== undefined) policyKey.writeUInt32LE(query.policyKey);
  return Buffer.concat([
    head,
    sized('DeviceId', deviceIdBytes(query.deviceId)),
    sized('PolicyKey', policyKey),
    sized('DeviceType', Buffer.from(query.deviceType)),
    ...commandParameters(query),
  ]).toString('base64');
}

function commandParameters({ user, parameters }: EasQuery): Buffer[] {
  let options = 0;
  const written: Buffer[] = [];
  for (const [name, value] of Object.entries(parameters)) {
    const bit = own(optionBits, name);
    const tag = own(parameterTags, name);
    if (bit !== undefined) {
      if (value === 'T') options |= bit;
      else throw new EasQueryError(name, 'T', JSON.stringify(value));
    } else if (tag !== undefined) written.push(Buffer.of(tag), sized(name, Buffer.from(value)));
    else throw new EasQueryError(name, 'a parameter that has a tag', 'one without');
  }
  if (options !== 0) written.push(Buffer.of(optionsTag, 1, options));
  if (user !== undefined) written.push(Buffer.of(userTag), sized('User', Buffer.from(user)));
  return written;
}

function sized(name: string, value: Buffer): Buffer {
  if (value.length > 255) throw new EasQueryError(name, 'at most 255 bytes', `${value.length}`);
  return Buffer.concat([Buffer.of(value.length), value]);
}

/** Reads the base64 form. @throws EasQueryError */
export function parseBase64Query(query: string): EasQuery {
  const reader = readerOf(bytesOf(query));
  const protocolVersion = versionOf(reader.byte('protocol version'));
  const command = commandOf(reader.byte('Cmd'));
  const locale = reader.byte('locale') + reader.byte('locale') * 256;
  const deviceId = deviceIdText(reader.sized('DeviceId'));
  const policyKey = policyKeyNumber(reader.sized('PolicyKey'));
  const deviceType = textOf('DeviceType', reader.sized('DeviceType'));
  if (deviceId === '') throw new EasQueryError('DeviceId', 'a device ID', 'none');
  if (deviceType === '') throw new EasQueryError('DeviceType', 'a device type', 'none');
  return {
    command,
    deviceId,
    deviceType,
    protocolVersion,
    ...(policyKey !== undefined && { policyKey }),
    locale,
    ...parametersOf(reader),
  };
}

function parametersOf(reader: Reader): Pick<EasQuery, 'user' | 'parameters'> {
  const seen = new Set<number>();
  const parameters: Record<string, string> = {};
  let user: string | undefined;
  while (reader.more()) {
    const tag = reader.byte('a parameter tag');
    const name = tag === userTag ? 'User' : tag === optionsTag ? 'Options' : nameOf(parameterTags, tag);
    if (name === undefined) throw new EasQueryError('a parameter tag', '0, 1, 3, 4, 6, 7 or 8', `${tag}`);
    if (seen.has(tag)) throw new EasQueryError(name, 'it once', 'it twice');
    seen.add(tag);
    const value = reader.sized(name);
    if (tag === optionsTag) for (const option of optionsOf(value)) parameters[option] = 'T';
    else if (tag === userTag) user = textOf(name, value);
    else parameters[name] = textOf(name, value);
  }
  return { ...(user !== undefined && { user }), parameters };
}

function optionsOf(value: Buffer): string[] {
  const [bits = 0] = value;
  if (value.length !== 1 || (bits & ~0x03) !== 0)
    throw new EasQueryError('Options', 'one byte of the flags 1 and 2', `0x${value.toString('hex')}`);
  return Object.keys(optionBits).filter((name) => (bits & (optionBits[name] ?? 0)) !== 0);
}

function bytesOf(query: string): Buffer {
  const encoded = query.replaceAll(/%(2B|2F|3D)/gi, (escaped) => decodeURIComponent(escaped));
  const bytes = Buffer.from(encoded, 'base64');
  const unpadded = encoded.replace(/={1,2}$/, '');
  if (query !== '' && bytes.toString('base64').replace(/=+$/, '') === unpadded) return bytes;
  throw new EasQueryError(
    'the query',
    'Cmd=… or base64',
    query === '' ? 'none' : JSON.stringify(query.slice(0, 40)),
  );
}

interface Reader {
  more(): boolean;
  byte(field: string): number;
  /** The bytes behind a length byte. */
  sized(field: string): Buffer;
}

function readerOf(bytes: Buffer): Reader {
  let offset = 0;
  const byte = (field: string): number => {
    const value = bytes[offset];
    if (value === undefined) throw new EasQueryError(field, `a byte at ${offset}`, 'the end of the query');
    offset += 1;
    return value;
  };
  return {
    more: () => offset < bytes.length,
    byte,
    sized(field) {
      const length = byte(field);
      if (length > bytes.length - offset)
        throw new EasQueryError(field, `${length} bytes at ${offset}`, `${bytes.length - offset}`);
      offset += length;
      return bytes.subarray(offset - length, offset);
    },
  };
}

function versionOf(byte: number): EasVersion {
  const version = nameOf(versionBytes, byte) as EasVersion | undefined;
  if (version !== undefined) return version;
  throw new EasQueryError('protocol version', Object.keys(versionBytes).join(', '), (byte / 10).toFixed(1));
}

function commandOf(code: number): EasCommand {
  const command = nameOf(easCommands, code) as EasCommand | undefined;
  if (command !== undefined) return command;
  throw new EasQueryError('Cmd', 'a command code', `${code}`);
}

/** Windows Phone sends the 16 bytes of a GUID instead of text: they are shown as hexadecimal digits. */
function deviceIdText(bytes: Buffer): string {
  const isText = bytes.every((byte) => byte > 0x20 && byte < 0x7f);
  if (isText) return bytes.toString('latin1');
  if (bytes.length === 16) return bytes.toString('hex');
  throw new EasQueryError('DeviceId', 'printable ASCII or 16 bytes', `0x${bytes.toString('hex')}`);
}

function deviceIdBytes(deviceId: string): Buffer {
  if (/^[\x21-\x7e]+$/.test(deviceId)) return Buffer.from(deviceId, 'latin1');
  throw new EasQueryError('DeviceId', 'printable ASCII', JSON.stringify(deviceId));
}

function policyKeyNumber(bytes: Buffer): number | undefined {
  if (bytes.length === 0) return undefined;
  if (bytes.length === 4) return bytes.readUInt32LE();
  throw new EasQueryError('PolicyKey', '0 or 4 bytes', `${bytes.length}`);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf(field: string, bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new EasQueryError(field, 'UTF-8', `0x${bytes.toString('hex')}`);
  }
}

const own = (table: Readonly<Record<string, number>>, name: string): number | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

function nameOf(table: Readonly<Record<string, number | null>>, value: number): string | undefined {
  return Object.keys(table).find((name) => table[name] === value);
}
