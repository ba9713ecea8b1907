import type { ServerResponse } from 'node:http';
import type { Mutant } from '../../mutant.ts';

export const ownErrorPages: Mutant = {
  name: 'own-error-pages',
  description: 'answers 502 itself wherever a back end answers with an error',
  sentence: 'An error that the target answers is passed through as its own.',
  clause: 'E15-EAS-RED',
  changes: {
    forward: (forward) => async (forwarded) => {
      const refused = refusingErrors(forwarded.response);
      const outcome = await forward(forwarded);
      // The forwarding ends the answer right after it has told of its outcome.
      await new Promise(setImmediate);
      const status = refused();
      if (status === null) return outcome;
      const failure = { status: 502, code: 'BACK_END', message: `the back end answered ${status}` } as const;
      return { kind: 'failed', failure };
    },
  },
  breaks: [
    '{owa,eas}-{target-answers-503,mailbox-server-stopped,no-integrated-authentication}/*',
    'eas-second-hop-{answers-503,resets,stopped}/*',
    'eas-internal-url-{http,missing}/*',
    'eas-{get,unknown-command,malformed-query,base64-command-without-a-name}/*',
    'eas-{version-not-spoken,malformed-wbxml-2007}',
    'eas-internal-url-names-mail',
  ],
};

/** Swallows an answer that is an error. @returns what ends that, and says which error it was, if any */
function refusingErrors(response: ServerResponse): () => number | null {
  const { writeHead, write, end, flushHeaders } = response;
  const writeHeadOf = writeHead.bind(response);
  let refused: number | null = null;
  response.writeHead = ((status: number, reason: string, headers: string[]) => {
    if (status < 400) return writeHeadOf(status, reason, headers);
    refused = status;
    response.write = () => true;
    response.end = () => response;
    response.flushHeaders = () => {};
    return response;
  }) as ServerResponse['writeHead'];
  return () => {
    Object.assign(response, { writeHead, write, end, flushHeaders });
    return refused;
  };
}
