import { conformance } from 'coexlab/jest';

conformance({ selfCheck: true });
