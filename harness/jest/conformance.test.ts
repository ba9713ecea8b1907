import { conformance } from 'coexlab/jest';

conformance();
