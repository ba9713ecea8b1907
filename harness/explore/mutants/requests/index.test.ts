import { eachMutantFailsItsCases } from '../../testing/each-mutant.ts';
import { requests } from './index.ts';

eachMutantFailsItsCases(import.meta.dirname, requests);
