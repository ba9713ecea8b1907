import { type Clause, loadClauses } from './clauses.ts';
import { loadSentenceFiles } from './sentences.ts';

/** Everything that a proxy can be held to: the article's clauses, then the sentences of docs/wire.md. @throws SourceError */
export function loadObligations(): Clause[] {
  return [...loadClauses(), ...loadSentenceFiles().flatMap(({ sentences }) => sentences)];
}
