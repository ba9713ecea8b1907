import { boolean, date, integer, text } from '../codec/content.ts';
import { assumed, child, derived, many, optional, type Part, sequence, whenTrue } from '../codec/part.ts';

/** `Type` of a body ([MS-ASAIRS] 2.2.2.41.1). */
export const bodyTypes = { plainText: 1, html: 2, rtf: 3, mime: 4 } as const;

/** How a client wants bodies; without truncationSize (bytes) whole. */
export interface BodyPreference {
  type: number;
  truncationSize?: number;
}

export interface Body {
  type: number;
  data: string;
  /** Bytes of the whole body in UTF-8. */
  estimatedDataSize: number;
  truncated: boolean;
}

/** A message, in the properties that the lab shows. */
export interface Email {
  to: string;
  from: string;
  subject: string;
  /** Milliseconds since the epoch. */
  receivedAt: number;
  read: boolean;
  body: Body;
}

/** A plain-text body, cut to the preferred size without splitting a character. */
export function plainBody(data: string, truncationSize = Number.POSITIVE_INFINITY): Body {
  const bytes = Buffer.from(data);
  const truncated = bytes.length > truncationSize;
  let cut = truncated ? truncationSize : bytes.length;
  while (truncated && cut > 0 && ((bytes[cut] ?? 0) & 0xc0) === 0x80) cut -= 1;
  return {
    type: bodyTypes.plainText,
    data: bytes.toString('utf8', 0, cut),
    estimatedDataSize: bytes.length,
    truncated,
  };
}

const body = sequence(
  child('type', 'AirSyncBase:Type', integer),
  child('estimatedDataSize', 'AirSyncBase:EstimatedDataSize', integer),
  whenTrue('truncated', 'AirSyncBase:Truncated', boolean),
  child('data', 'AirSyncBase:Data', text),
);

/** Properties of a message: children of AirSync:ApplicationData or ItemOperations:Properties. */
export const emailPart: Part<Email> = sequence(
  child('to', 'Email:To', text),
  child('from', 'Email:From', text),
  child('subject', 'Email:Subject', text),
  child('receivedAt', 'Email:DateReceived', date),
  assumed('read', 'Email:Read', boolean, false),
  child('body', 'AirSyncBase:Body', body),
  derived('Email:MessageClass', () => 'IPM.Note'),
);

/** For the Options of Sync and ItemOperations. */
export const bodyPreferencesPart: Part<{ bodyPreferences: BodyPreference[] }> = many(
  'bodyPreferences',
  'AirSyncBase:BodyPreference',
  sequence(
    child('type', 'AirSyncBase:Type', integer),
    optional('truncationSize', 'AirSyncBase:TruncationSize', integer),
  ),
);
