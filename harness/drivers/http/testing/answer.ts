import { type HttpAnswer, headersOf } from '../attempt.ts';

/** An answer as a client has it, its `headers` made of its lines. */
export function anAnswer(change: Partial<Omit<HttpAnswer, 'headers'>> = {}): HttpAnswer {
  const { lines = [] } = change;
  return { status: 200, reason: 'OK', trailers: [], body: '', ...change, lines, headers: headersOf(lines) };
}
