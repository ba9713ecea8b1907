/**
 * Cases that judge an implementation and that no mutant fails, each with the reason why none can: a case that nothing
 * fails proves nothing. mutants.test.ts keeps the list honest.
 */
export const unkilled: Readonly<Record<string, string>> = {};
