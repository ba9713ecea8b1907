import { z } from 'zod';

const pem = z.string().startsWith('-----BEGIN ');

/** The file that `coexlab keys` writes. */
export const labKeysSchema = z.strictObject({
  labKey: z.string().min(16),
  ca: pem,
  identities: z.record(z.string(), z.strictObject({ key: pem, cert: pem })),
});
