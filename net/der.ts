/** Distinguished Encoding Rules (X.690 §10): the few types that a certificate is made of. */
export const der = {
  sequence: (...items: Buffer[]) => tagged(0x30, ...items),
  set: (...items: Buffer[]) => tagged(0x31, ...items),
  boolean: (value: boolean) => tagged(0x01, Buffer.of(value ? 0xff : 0)),
  /** Big-endian, without a sign: one that its first bit would give it is kept off by a zero before it. */
  integer: (bytes: Buffer) =>
    tagged(0x02, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes),
  octetString: (content: Buffer) => tagged(0x04, content),
  /** @param unused bits at the end that do not count */
  bitString: (content: Buffer, unused = 0) => tagged(0x03, Buffer.of(unused), content),
  utf8String: (text: string) => tagged(0x0c, Buffer.from(text)),
  /** `1.2.840.10045.4.3.2` */
  objectIdentifier: (dotted: string) => tagged(0x06, identifierOf(dotted)),
  /** UTCTime until 2049, GeneralizedTime after it (RFC 5280 §4.1.2.5). @param time milliseconds since the epoch */
  time(time: number) {
    const digits = new Date(time).toISOString().replace(/[-:T]|\.\d+/g, '');
    return digits < '2050' ? tagged(0x17, Buffer.from(digits.slice(2))) : tagged(0x18, Buffer.from(digits));
  },
  /** A context's own tag, around what is tagged already. */
  explicit: (number: number, content: Buffer) => tagged(0xa0 | number, content),
  /** A context's own tag, in place of that of a primitive type. */
  implicit: (number: number, content: Buffer) => tagged(0x80 | number, content),
};

function tagged(tag: number, ...items: Buffer[]): Buffer {
  const content = Buffer.concat(items);
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length);
  if (length < 0x100) return Buffer.of(0x81, length);
  if (length < 0x10000) return Buffer.of(0x82, length >> 8, length & 0xff);
  throw new RangeError(`expected at most 65535 octets, found ${length}`);
}

function identifierOf(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return Buffer.from([first * 40 + second, ...rest].flatMap(base128));
}

/** Seven bits in an octet, the eighth says that more follow. */
function base128(arc: number): number[] {
  const octets = [arc & 0x7f];
  for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) {
    octets.unshift(0x80 | (left & 0x7f));
  }
  return octets;
}
