import { eachMutantFailsItsCases } from '../../testing/each-mutant.ts';
import { sessions } from './index.ts';

eachMutantFailsItsCases(import.meta.dirname, sessions);
