import type { SourcePath } from '../../input/index.ts';
import type { Expectation } from './schema.ts';
import type { CaseProblem } from './shape.ts';

/** In which way nobody is to answer. */
export type Nobody = NonNullable<Expectation['answer']>;

/** What an expectation says of there being no answer; undefined where it expects one. */
export function nobodyIn({ answer, status }: Expectation): Nobody | undefined {
  return answer ?? (status === null ? 'none' : undefined);
}

const ofAWholeAnswer = ['mailbox', 'redirect', 'page', 'trailers'] as const;
const ofAHead = ['status', 'author', 'reason', 'headers', 'cookies', 'body'] as const;

/** What an expectation asks of an answer that it does not expect. Pure. */
export function nobodyProblems(expect: Expectation, path: SourcePath): CaseProblem[] {
  const nobody = nobodyIn(expect);
  if (nobody === undefined) return [];
  const keys = nobody === 'cut short' ? ofAWholeAnswer : [...ofAHead, ...ofAWholeAnswer];
  return keys.flatMap((key): CaseProblem[] =>
    expect[key] === undefined || expect[key] === null
      ? []
      : [
          {
            path: [...path, key],
            at: 'key',
            message:
              nobody === 'cut short'
                ? `an answer that is cut short has no "${key}": expected only ${ofAHead.join(', ')} beside it`
                : `where nobody answers there is no "${key}": expected "path" and "seen" at most`,
          },
        ],
  );
}
