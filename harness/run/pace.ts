import type { Pace } from '../drivers/types.ts';

/** How a client's requests and the lab clock wait for each other, as the runner has it. */
export interface StepPace {
  /** What the client tells, and waits for. */
  client: Pace;
  /** Resolves once the first byte of a body has come in answer to the request that is under way. */
  answerBegun(): Promise<void>;
  /** Lets what the client holds back go out. */
  clockMoved(): void;
}

export function createPace(): StepPace {
  let answer = Promise.withResolvers<void>();
  let moved = Promise.withResolvers<void>();
  return {
    client: {
      requestBegins() {
        answer = Promise.withResolvers();
        moved = Promise.withResolvers();
      },
      answerBegins: () => answer.resolve(),
      untilClockMoved: () => moved.promise,
    },
    answerBegun: () => answer.promise,
    clockMoved: () => moved.resolve(),
  };
}
