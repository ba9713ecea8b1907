import { eachMutantFailsItsCases } from '../../testing/each-mutant.ts';
import { forwarding } from './index.ts';

eachMutantFailsItsCases(import.meta.dirname, forwarding);
