import { eachMutantFailsItsCases } from '../../testing/each-mutant.ts';
import { choice } from './index.ts';

eachMutantFailsItsCases(import.meta.dirname, choice);
