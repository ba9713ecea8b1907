import type { ServerResponse } from 'node:http';
import type { FrontEndChanges } from '../../proxy/front-end.ts';
import type { Failure } from '../../proxy/http/failure.ts';

/**
 * Ends answers that a back end cut short otherwise than by breaking them off.
 * @param begin called before an answer; what it returns ends a cut one, or says false and leaves it broken
 */
export function endingCutAnswers(
  begin: (response: ServerResponse) => (failure: Failure) => boolean,
): FrontEndChanges {
  return {
    forward: (forward) => async (forwarded) => {
      const { response } = forwarded;
      const destroy = response.destroy.bind(response);
      response.destroy = () => response;
      const end = begin(response);
      const outcome = await forward(forwarded);
      response.destroy = destroy;
      if (outcome.kind === 'broken' && !end(outcome.failure)) response.destroy();
      return outcome;
    },
  };
}
