import type { SourcePath } from '../../input/index.ts';
import type { Topology } from '../../topology/index.ts';
import { answerKeys, bodyEncodingOf, type FaultSpec } from './fault-schema.ts';
import { directoryServer, isFrontEnd } from './hops.ts';
import { hopProblems } from './known-names.ts';
import type { CaseProblem } from './shape.ts';

const actions = ['answer', 'breaks', 'hang', 'reset', 'slow', 'certificate'] as const;
const answerParts = Object.keys(answerKeys) as (keyof typeof answerKeys)[];
/** What the server says of itself, whatever is ordered. */
const ownHeaders = ['content-length', 'transfer-encoding', 'trailer', 'x-coexlab-author'];

/** What is wrong with faults as they are written. Pure. @param path where they stand in the case */
export function faultProblems(
  faults: FaultSpec | FaultSpec[] | undefined,
  topology: Topology,
  path: SourcePath,
): CaseProblem[] {
  return [faults ?? []].flat().flatMap((fault, index) => {
    const place = Array.isArray(faults) ? [...path, index] : path;
    return [
      ...hopProblems(fault.server, topology, [...place, 'server'], [directoryServer]),
      ...frontEndProblems(fault, topology, [...place, 'server']),
      ...actionProblems(fault, place),
      ...answerProblems(fault, place),
    ];
  });
}

function frontEndProblems({ server }: FaultSpec, topology: Topology, path: SourcePath): CaseProblem[] {
  if (!isFrontEnd(topology, server)) return [];
  const message = `expected a server that the lab plays; found ${server}, a front end of Exchange 2013`;
  return [{ path, message }];
}

function actionProblems(fault: FaultSpec, path: SourcePath): CaseProblem[] {
  const found = actions.filter((action) => fault[action] !== undefined);
  // How an answer breaks off is not another action beside it.
  const different = found.filter((action) => action !== 'breaks' || fault.answer === undefined);
  if (different.length !== 1) {
    const message = `a fault does one thing: expected one of ${actions.join(', ')}; found ${found.join(' and ') || 'none'}`;
    return [{ path, message }];
  }
  const scopes = (['protocol', 'times'] as const).filter((scope) => fault[scope] !== undefined);
  if (fault.certificate !== undefined && scopes.length > 0) {
    return scopes.map((scope) => ({
      path: [...path, scope],
      at: 'key',
      message: `a certificate is shown before there is a request: expected no "${scope}"`,
    }));
  }
  return fault.how !== undefined && fault.breaks === undefined
    ? [{ path: [...path, 'how'], at: 'key', message: '"how" is how an answer breaks off: expected "breaks"' }]
    : [];
}

function answerProblems(fault: FaultSpec, path: SourcePath): CaseProblem[] {
  const complain = (key: string, message: string): CaseProblem => ({
    path: [...path, key],
    at: 'key',
    message,
  });
  const isAnswered = fault.answer !== undefined || fault.breaks !== undefined;
  const parts = answerParts.filter((part) => fault[part] !== undefined);
  if (!isAnswered)
    return parts.map((part) => complain(part, `"${part}" is part of an answer: expected "answer"`));
  if (fault.breaks === 'before head' || fault.breaks === 'in gibberish') {
    const unseen = [...(fault.answer === undefined ? [] : ['answer']), ...parts];
    return unseen.map((part) =>
      complain(
        part,
        `nothing is answered ${fault.breaks === 'before head' ? 'before the head' : 'but gibberish'}: expected no "${part}"`,
      ),
    );
  }
  const { answer, body, repeat, pieces, between, trailers, framing, headers = {}, encoding } = fault;
  const problems: CaseProblem[] = [];
  if (body !== undefined && pieces !== undefined)
    problems.push(complain('body', '"body" and "pieces" both say the body: keep one'));
  if (repeat !== undefined && body === undefined)
    problems.push(complain('repeat', 'there is nothing to repeat: expected "body"'));
  if (bodyEncodingOf(fault) === 'latin1') {
    for (const key of ['body', 'pieces'] as const) {
      if ([fault[key] ?? []].flat().some((text) => /[^\0-\xff]/.test(text)))
        problems.push(complain(key, `by its content-type it is bytes: expected one byte a character`));
    }
  }
  if (between !== undefined && pieces === undefined)
    problems.push(complain('between', 'there is nothing between: expected "pieces"'));
  if (trailers !== undefined && framing !== undefined && framing !== 'chunked')
    problems.push(complain('trailers', `trailers follow the last chunk: expected "framing: chunked"`));
  if (answer === 204 || answer === 304) {
    const kept = (['body', 'pieces', 'encoding', 'trailers', 'framing'] as const).filter(
      (key) => fault[key] !== undefined,
    );
    for (const key of kept) problems.push(complain(key, `a ${answer} has no body: expected no "${key}"`));
  }
  if (encoding !== undefined && body === undefined && pieces === undefined && fault.breaks === undefined)
    problems.push(complain('encoding', 'there is nothing to compress: expected "body" or "pieces"'));
  for (const name of Object.keys(headers)) {
    const own = [...ownHeaders, ...(encoding === undefined ? [] : ['content-encoding'])];
    if (!own.includes(name.toLowerCase())) continue;
    problems.push({
      path: [...path, 'headers', name],
      at: 'key',
      message: `the server says "${name}" itself: expected "framing", "trailers" or "encoding" in its place`,
    });
  }
  return problems;
}
