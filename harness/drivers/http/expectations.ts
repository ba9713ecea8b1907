import { z } from 'zod';
import { textPattern } from '../../specs/text-pattern.ts';

const status = z.union([z.int().min(100).max(599), z.enum(['1xx', '2xx', '3xx', '4xx', '5xx'])], {
  error: 'a status from 100 to 599 or a class such as "3xx"',
});

/** What may be expected of an HTTP answer: keys of `expect`. */
export const httpExpectation = {
  status: z.union([status, z.array(status).min(1)]).optional(),
  redirect: z
    .strictObject({
      style: z.enum(['silent-sso', 'plain', 'manual']),
      to: textPattern,
      destination: textPattern.optional(),
    })
    .nullable()
    .optional(),
  page: textPattern.optional(),
  headers: z.record(z.string(), textPattern).optional(),
  body: textPattern.optional().describe('A text that the body contains'),
};

/** What a server may have to have seen of an HTTP request: keys of `expect.seen`. */
export const httpSeen = {
  method: z.string().optional(),
  host: textPattern.optional().describe('The Host header'),
  url: textPattern.optional().describe('Path and query'),
  userAgent: textPattern.optional(),
  headers: z.record(z.string(), textPattern).optional(),
};

/** The respects in which an HTTP answer may differ. */
export type HttpDimension = 'status' | 'redirect' | 'page' | 'header' | 'body';

type InferredOf<Shape extends z.ZodRawShape> = z.infer<z.ZodObject<Shape>>;
export type HttpExpectation = InferredOf<typeof httpExpectation>;
export type HttpSeen = InferredOf<typeof httpSeen>;
