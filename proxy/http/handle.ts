import { type HttpProtocol, protocolOf, registry } from '../../protocols/registry.ts';
import { virtualDirectoryNames, virtualDirectoryPaths, virtualDirectoryRoot } from '../../topology/index.ts';
import type { FrontEnd } from '../front-end.ts';
import { frontEndProtocols } from '../protocols/index.ts';
import { effectiveUrl } from './effective-url.ts';
import { answer, answerProblem, type RequestContext, redirect } from './request-context.ts';

/** Answers one request, by protocol. */
export async function handle(frontEnd: FrontEnd, context: RequestContext): Promise<void> {
  const addressed = effectiveUrl({
    target: context.url,
    hosts: hostLines(context.request.rawHeaders),
    isOld: context.request.httpVersion === '1.0',
  });
  if (addressed === 'target') {
    const text = 'The request target is neither a path below / nor a URL of this host.';
    answerProblem(context, 400, 'BAD_TARGET', 'Bad request', text);
    return;
  }
  if (addressed === 'host') {
    const text = 'The request does not name one host.';
    answerProblem(context, 400, 'BAD_HOST', 'Bad request', text);
    return;
  }
  const { url } = addressed;
  Object.assign(context, addressed);
  const queryAt = url.indexOf('?');
  context.path = (queryAt === -1 ? url : url.slice(0, queryAt)).toLowerCase();
  if (context.path === '/') {
    redirect(context, 302, `${virtualDirectoryPaths.owa}/`);
    return;
  }
  if (healthCheckPaths.has(context.path)) {
    answer(context, { status: 200, body: `200 OK<br/>${frontEnd.map().self.fqdn}` });
    return;
  }
  const protocol = protocolOf(context.path);
  if (protocol === undefined) {
    answerProblem(context, 404, 'NOT_FOUND', 'Not found', `${context.server} has nothing here.`);
    return;
  }
  context.protocol = protocol;
  await handleProtocol(frontEnd, context, protocol);
}

async function handleProtocol(
  frontEnd: FrontEnd,
  context: RequestContext,
  protocol: HttpProtocol,
): Promise<void> {
  const { title, virtualDirectory } = registry[protocol];
  const spoken = frontEndProtocols[protocol];
  const directory = frontEnd.map().self.virtualDirectories[virtualDirectory];
  if (spoken === undefined) {
    const text = `This front end does not proxy ${title} yet.`;
    answerProblem(context, 501, 'NOT_YET', 'Not yet', text);
  } else if (directory === undefined) {
    const text = `${context.server} has no virtual directory for ${title}.`;
    answerProblem(context, 404, 'NO_VDIR', 'Not found', text);
  } else {
    await spoken.handle(frontEnd, context, directory);
  }
}

/** wire.md §9: what a load balancer asks for, without authentication, for each virtual directory. */
const healthCheckPaths: ReadonlySet<string> = new Set(
  virtualDirectoryNames.map((name) => `${virtualDirectoryRoot(name)}/healthcheck.htm`),
);

/** The value of every Host line of raw headers: name, value, name, value … */
function hostLines(rawHeaders: readonly string[]): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'host');
}
