import { withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const marksReadingRequestsAlone: Mutant = {
  name: 'marks-reading-requests-alone',
  description: 'sends X-IsFromCafe with GET only',
  sentence: 'Every request says that a front end sent it.',
  clause: 'WIRE-REQ-10',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) =>
      request.method === 'GET'
        ? requestHeaders(request, marks)
        : withoutHeaders(requestHeaders(request, marks), (name) => name === 'x-isfromcafe'),
  },
  breaks: ['owa-posts-pass/*', 'eas-target-sees-its-own-name/*'],
};
