import type { FrontEndChanges } from '../../proxy/front-end.ts';

/** A deliberately wrong variant of the built-in proxy: what proves that the suite can fail. */
export interface Mutant {
  name: string;
  /** What it does wrong. */
  description: string;
  /** What a right proxy does instead: the sentence that this one breaks. */
  sentence: string;
  /** What the sentence follows from: a clause of specs/clauses.yaml or a sentence of specs/wire/. A case that it fails cites it. */
  clause: string;
  /** The parts of the front end that it makes otherwise. */
  changes: FrontEndChanges;
  /**
   * Cases that it must fail, as `coexlab run` takes them (`*` and `{a,b}`): written by hand from the clause. Those of all
   * mutants together are all that judge an implementation (mutants.test.ts).
   */
  breaks: readonly string[];
}
