import { eachMutantFailsItsCases } from '../../testing/each-mutant.ts';
import { handling } from './index.ts';

eachMutantFailsItsCases(import.meta.dirname, handling);
