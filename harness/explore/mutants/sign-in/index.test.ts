import { eachMutantFailsItsCases } from '../../testing/each-mutant.ts';
import { signIn } from './index.ts';

eachMutantFailsItsCases(import.meta.dirname, signIn);
