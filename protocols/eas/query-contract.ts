import { FormatError } from '../../input/errors.ts';
import type { EasCommand, EasVersion } from './versions.ts';

/** What the query of an ActiveSync request line says, in either of its forms ([MS-ASHTTP] 2.2.1.1.1). */
export interface EasQuery {
  command: EasCommand;
  /** As the client wrote it: `contoso\red`, `red@contoso.com` or `red`. */
  user?: string;
  deviceId: string;
  deviceType: string;
  /** Base64 only; a plain query leaves it to the MS-ASProtocolVersion header. */
  protocolVersion?: EasVersion;
  /** Base64 only; a plain query leaves it to the X-MS-PolicyKey header. */
  policyKey?: number;
  /** Base64 only: a Windows language code identifier such as 0x0409. */
  locale?: number;
  /** AttachmentName, CollectionId, ItemId, LongId, Occurrence, and `T` for SaveInSent and AcceptMultiPart. */
  parameters: Readonly<Record<string, string>>;
}

/** A request whose query (or the header that stands in for a part of it) is not as [MS-ASHTTP] says. */
export class EasQueryError extends FormatError {
  override readonly code = 'EAS_QUERY';
  /** The parameter or header at fault. */
  readonly field: string;

  constructor(field: string, expected: string, found: string) {
    super(`ActiveSync request, ${field}`, expected, found);
    this.field = field;
  }
}
