import { eachMutantFailsItsCases } from '../../testing/each-mutant.ts';
import { devices } from './index.ts';

eachMutantFailsItsCases(import.meta.dirname, devices);
