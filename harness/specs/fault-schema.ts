import { z } from 'zod';
import { bodyReadings, breakOffs, breakStages, framings } from '../../contract/fault.ts';
import { certificateFlaws } from '../../net/certificates.ts';
import { encodingOf } from '../../protocols/http/media-type.ts';
import { protocols } from '../../protocols/registry.ts';
import { duration, hop, oneOrMore } from './words.ts';

/** A field name (RFC 9110 §5.1). */
const headerName = z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "expected a header's name");
/** What may stand in a field value or a reason phrase (RFC 9110 §5.5, RFC 9112 §4). */
const headerText = z.string().regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'a text of one line, one byte a character');

/** What a fault says of an answer, beside `answer` or `breaks`. */
export const answerKeys = {
  reason: headerText.optional().describe('Reason phrase'),
  headers: z.record(headerName, oneOrMore(headerText)).optional().describe('A list makes several lines'),
  body: z
    .string()
    .min(1)
    .optional()
    .describe('One character a byte, where content-type says that it is not text in UTF-8'),
  repeat: z
    .int()
    .min(2)
    .max(100_000)
    .optional()
    .describe('How many times the body is sent, one after another'),
  pieces: z
    .array(z.string().min(1))
    .min(2)
    .optional()
    .describe('The body, in the pieces in which it is sent'),
  between: duration.optional().describe('Lab time from one piece to the next; the request is held meanwhile'),
  processing: z.literal(true).optional().describe('Says 102 Processing first'),
  encoding: z.literal('gzip').optional().describe('Compresses the body'),
  framing: z
    .enum(framings)
    .optional()
    .describe('What tells the end of the body; default: chunked with pieces or trailers, else length'),
  trailers: z.record(headerName, headerText).optional().describe('Sent behind the last chunk'),
  reads: z
    .enum(bodyReadings)
    .optional()
    .describe(
      "What is read of the request's body before: whole (default), held (the same, held meanwhile), nothing",
    ),
};

/** One server's misbehaviour. */
export const fault = z.strictObject({
  server: hop,
  protocol: z.enum(protocols).optional(),
  times: z.int().min(1).optional(),
  answer: z.int().min(200).max(599).optional().describe('Answers this status'),
  ...answerKeys,
  breaks: z.enum(breakStages).optional().describe('Ends the connection at this stage of its answer'),
  how: z.enum(breakOffs).optional().describe('By RST (default), or by FIN without close_notify'),
  hang: z.literal(true).optional(),
  reset: z.literal(true).optional().describe('Short for `breaks: before head`'),
  slow: duration.optional(),
  certificate: z.enum(certificateFlaws).optional().describe('Shows a certificate with this flaw'),
});

/** A fault as it is written. */
export type FaultSpec = z.infer<typeof fault>;

/** How a fault's body is written, which its `content-type` says. */
export function bodyEncodingOf({ headers = {} }: Pick<FaultSpec, 'headers'>): 'utf8' | 'latin1' {
  const [, value] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  return encodingOf([value].flat()[0]);
}
