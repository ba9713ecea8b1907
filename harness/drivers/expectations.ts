import { httpExpectation, httpSeen } from './http/expectations.ts';

/**
 * The keys that transports add to `expect`, beside those that the runner judges itself. A transport adds a line here and
 * in `seenKeys`. Nothing but zod is imported for it: every command reads it.
 */
export const expectationKeys = {
  ...httpExpectation,
};

/** The keys that transports add to `expect.seen`: what a server saw of a conversation. */
export const seenKeys = {
  ...httpSeen,
};
