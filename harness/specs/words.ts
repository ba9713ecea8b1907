import { z } from 'zod';
import { durationFormat, parseDuration } from '../../input/index.ts';

/** An item, or a list of them. */
export const oneOrMore = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)]);

/** Written like `50s`, and milliseconds from here on. */
export const duration = z
  .string()
  .regex(durationFormat, { error: 'a duration like 50s, 15m or 8h', abort: true })
  .refine((text) => (parseDuration(text) ?? 0) > 0, 'a duration above zero')
  .transform((text) => parseDuration(text) ?? 0);

/**
 * `role@Site` (any server of that role there), a server name, or `client`; parts may be variables of `each`. A site may
 * have any name, so that only the topology can tell what is a hop.
 */
export const hop = z.string().min(1, 'role@Site, a server name, "client" or a $variable');
