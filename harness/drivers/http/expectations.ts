import { z } from 'zod';
import { bodyPattern, linesPattern, textPattern } from '../../specs/text-pattern.ts';

const status = z.union([z.int().min(100).max(599), z.enum(['1xx', '2xx', '3xx', '4xx', '5xx'])], {
  error: 'a status from 100 to 599 or a class such as "3xx"',
});

const cookie = z.strictObject({
  value: textPattern.optional(),
  path: textPattern.optional(),
  domain: textPattern.optional(),
  sameSite: textPattern.optional().describe('In lower case'),
  maxAge: textPattern.optional().describe('In seconds'),
  expires: textPattern.optional().describe('As "Thu, 01 Jan 1970 00:00:00 GMT"'),
  secure: z.boolean().optional(),
  httpOnly: z.boolean().optional(),
});

/** What may be expected of an HTTP answer: keys of `expect`. */
export const httpExpectation = {
  status: z
    .union([status, z.array(status).min(1)])
    .nullable()
    .optional()
    .describe('null: there is no answer'),
  redirect: z
    .strictObject({
      style: z.enum(['silent-sso', 'plain', 'manual']),
      to: textPattern,
      destination: textPattern.optional(),
    })
    .nullable()
    .optional(),
  page: textPattern.optional(),
  reason: textPattern.optional().describe('The reason phrase of the status line; null: it has none'),
  headers: z
    .record(z.string(), linesPattern)
    .optional()
    .describe('Of a name, all lines together; null: absent; a list: every line, in order'),
  trailers: z.record(z.string(), linesPattern).optional().describe('What comes after the body, as `headers`'),
  cookies: z
    .record(z.string(), cookie.nullable())
    .optional()
    .describe('By name, as an answer of the step sets them last; null: none sets it'),
  body: bodyPattern.optional(),
  interim: z
    .array(z.int().min(102).max(199))
    .optional()
    .describe('Statuses of the interim answers (1xx) that came before the answer, but for 100'),
  distinct: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('Response headers that every answer of the step has, each time with another value'),
};

export type CookieExpectation = z.infer<typeof cookie>;

/** What a server may have to have seen of an HTTP request: keys of `expect.seen`. */
export const httpSeen = {
  method: z.string().optional(),
  host: textPattern.optional().describe('The Host header'),
  url: textPattern.optional().describe('Path and query, byte for byte as received'),
  httpVersion: textPattern.optional().describe('Such as "1.1"'),
  userAgent: textPattern.optional(),
  headers: z
    .record(z.string(), linesPattern)
    .optional()
    .describe('Credentials and session cookies read (secret); null: absent; a list: every line of the name'),
  body: textPattern
    .optional()
    .describe('The whole body as received; beyond 4096 bytes a pattern finds "(<n> bytes, SHA-256 <hex>)"'),
};

/** The respects in which an HTTP answer may differ. */
export type HttpDimension =
  | 'status'
  | 'reason'
  | 'redirect'
  | 'page'
  | 'header'
  | 'cookie'
  | 'body'
  | 'trailer';

type InferredOf<Shape extends z.ZodRawShape> = z.infer<z.ZodObject<Shape>>;
export type HttpExpectation = InferredOf<typeof httpExpectation>;
export type HttpSeen = InferredOf<typeof httpSeen>;
