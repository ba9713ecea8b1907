import {
  all,
  booleanOf,
  EasMessageError,
  type Element,
  element,
  maybeNumberOf,
  numberOf,
  one,
  optional,
  textOf,
} from '../element.ts';

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

/** Properties of a message: children of AirSync:ApplicationData or ItemOperations:Properties. */
export function formatEmail({ to, from, subject, receivedAt, read, body }: Email): Element[] {
  return [
    element('Email:To', to),
    element('Email:From', from),
    element('Email:Subject', subject),
    element('Email:DateReceived', new Date(receivedAt).toISOString()),
    element('Email:Read', read ? 1 : 0),
    element('AirSyncBase:Body', [
      element('AirSyncBase:Type', body.type),
      element('AirSyncBase:EstimatedDataSize', body.estimatedDataSize),
      body.truncated ? element('AirSyncBase:Truncated', 1) : undefined,
      element('AirSyncBase:Data', body.data),
    ]),
    element('Email:MessageClass', 'IPM.Note'),
  ];
}

/** @throws EasMessageError */
export function parseEmail(properties: Element): Email {
  const body = one(properties, 'AirSyncBase:Body');
  const date = textOf(properties, 'Email:DateReceived');
  const receivedAt = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(date)
    ? Date.parse(date)
    : Number.NaN;
  if (Number.isNaN(receivedAt))
    throw new EasMessageError('Email:DateReceived', 'a UTC date', JSON.stringify(date));
  return {
    to: textOf(properties, 'Email:To'),
    from: textOf(properties, 'Email:From'),
    subject: textOf(properties, 'Email:Subject'),
    receivedAt,
    read: booleanOf(properties, 'Email:Read') ?? false,
    body: {
      type: numberOf(body, 'AirSyncBase:Type'),
      data: textOf(body, 'AirSyncBase:Data'),
      estimatedDataSize: numberOf(body, 'AirSyncBase:EstimatedDataSize'),
      truncated: booleanOf(body, 'AirSyncBase:Truncated') ?? false,
    },
  };
}

/** AirSyncBase:BodyPreference elements, for the Options of Sync and ItemOperations. */
export function formatBodyPreferences(preferences: readonly BodyPreference[]): Element[] {
  return preferences.map(({ type, truncationSize }) =>
    element('AirSyncBase:BodyPreference', [
      element('AirSyncBase:Type', type),
      optional('AirSyncBase:TruncationSize', truncationSize),
    ]),
  );
}

/** @throws EasMessageError */
export function parseBodyPreferences(options: Element | undefined): BodyPreference[] {
  if (options === undefined) return [];
  return all(options, 'AirSyncBase:BodyPreference').map((preference) => {
    const truncationSize = maybeNumberOf(preference, 'AirSyncBase:TruncationSize');
    return {
      type: numberOf(preference, 'AirSyncBase:Type'),
      ...(truncationSize !== undefined && { truncationSize }),
    };
  });
}
