import { answerProblem } from '../../../../proxy/http/request-context.ts';
import type { Mutant } from '../../mutant.ts';

export const readsDeviceQueries: Mutant = {
  name: 'reads-device-queries',
  description: "refuses a device's query that it cannot read, such as one packed in base64",
  sentence: "A device's query is for the server that serves the mailbox.",
  clause: 'WIRE-EAS-4',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      const [path = '', query] = context.url.split('?');
      const isReadable = query === undefined || query.startsWith('Cmd=');
      if (isReadable || !/^\/microsoft-server-activesync$/i.test(path)) return handle(frontEnd, context);
      answerProblem(context, 400, 'BAD_QUERY', 'Bad request', 'This query has no command.');
    },
  },
  breaks: ['eas-{base64-query,malformed-query,base64-command-without-a-name}/*'],
};
