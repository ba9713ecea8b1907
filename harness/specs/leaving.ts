import type { SourcePath } from '../../input/index.ts';
import type { Step } from './schema.ts';
import type { CaseProblem } from './shape.ts';

/** What a step says of a client that leaves that cannot be meant. Pure. */
export function leavingProblems({ send, expect, advance }: Step, path: SourcePath): CaseProblem[] {
  if (send?.leave === undefined) return [];
  const place = [...path, 'send', 'leave'];
  if (advance !== undefined) {
    return [
      { path: place, at: 'key', message: 'a client that leaves waits for no clock: expected no "advance"' },
    ];
  }
  if ((send.leave === 'after the head') !== (send.pieces !== undefined)) {
    const message =
      'with "pieces" a client leaves "after the head", before the second one, and without "after the request"';
    return [{ path: place, at: 'key', message }];
  }
  const asked = (['status', 'answer', 'author', 'mailbox', 'headers', 'body'] as const).find(
    (key) => expect?.[key] !== undefined,
  );
  return asked === undefined
    ? []
    : [
        {
          path: [...path, 'expect', asked],
          at: 'key',
          message: 'a client that leaves is answered by nobody: expected "path" and "seen" at most',
        },
      ];
}
