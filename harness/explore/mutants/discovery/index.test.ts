import { eachMutantFailsItsCases } from '../../testing/each-mutant.ts';
import { discovery } from './index.ts';

eachMutantFailsItsCases(import.meta.dirname, discovery);
