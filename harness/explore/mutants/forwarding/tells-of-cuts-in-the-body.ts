import type { Mutant } from '../../mutant.ts';

export const tellsOfCutsInTheBody: Mutant = {
  name: 'tells-of-cuts-in-the-body',
  description: 'ends an answer that was cut short with a page that says so',
  sentence: 'Nothing is added to an answer that was cut short.',
  clause: 'WIRE-FWD-6',
  changes: {
    forward: (forward) => async (forwarded) => {
      const { response } = forwarded;
      const destroy = response.destroy.bind(response);
      response.destroy = () => response;
      const outcome = await forward(forwarded);
      response.destroy = destroy;
      if (outcome.kind === 'broken' && !response.hasHeader('content-length'))
        response.end('<p>The back end failed.</p>');
      else if (outcome.kind === 'broken') response.destroy();
      return outcome;
    },
  },
  breaks: ['{owa,eas}-cut-answer-is-not-completed/*'],
};
