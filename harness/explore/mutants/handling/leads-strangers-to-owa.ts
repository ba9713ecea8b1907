import { redirect } from '../../../../proxy/http/request-context.ts';
import { virtualDirectoryAt } from '../../../../topology/virtual-directories.ts';
import { instead } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const leadsStrangersToOwa: Mutant = {
  name: 'leads-strangers-to-owa',
  description: 'leads whoever asks for something that is not there to /owa/',
  sentence: 'What is in no virtual directory is not found.',
  clause: 'WIRE-HND-6',
  changes: instead(
    ({ url }) => url.startsWith('/') && virtualDirectoryAt(url) === undefined && url !== '/',
    (context) => redirect(context, 302, '/owa/'),
  ),
  breaks: ['owa-not-a-virtual-directory/*', 'owa-like-a-health-page', 'owa-target-with-two-slashes/*'],
};
