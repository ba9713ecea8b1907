import { z } from 'zod';

/** An Endpoint that comes from outside. */
export const endpointSchema = z.strictObject({
  address: z.string().describe('An address of this machine'),
  port: z.int().min(0).max(65_535).describe('0: any free one'),
});

/** A NameMap that comes from outside. */
export const nameMapSchema = z.record(
  z.string().regex(/^[^:\s]+:\d+$/, 'host:port'),
  z.array(endpointSchema).min(1),
);
