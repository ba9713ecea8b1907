import { eachMutantFailsItsCases } from '../../testing/each-mutant.ts';
import { answers } from './index.ts';

eachMutantFailsItsCases(import.meta.dirname, answers);
