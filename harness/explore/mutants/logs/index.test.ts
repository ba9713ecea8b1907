import { eachMutantFailsItsCases } from '../../testing/each-mutant.ts';
import { logs } from './index.ts';

eachMutantFailsItsCases(import.meta.dirname, logs);
