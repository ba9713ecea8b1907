import type { Mutant } from '../../mutant.ts';

export const discovery: readonly Mutant[] = [];
