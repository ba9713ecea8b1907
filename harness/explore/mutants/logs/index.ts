import type { Mutant } from '../../mutant.ts';

export const logs: readonly Mutant[] = [];
