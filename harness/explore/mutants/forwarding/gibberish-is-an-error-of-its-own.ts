import { tellingAs } from '../../failing.ts';
import type { Mutant } from '../../mutant.ts';

export const gibberishIsAnErrorOfItsOwn: Mutant = {
  name: 'gibberish-is-an-error-of-its-own',
  description: 'tells a back end that does not speak HTTP as 504',
  sentence: 'A back end that answers what is no HTTP is told as 502.',
  clause: 'WIRE-FWD-7',
  changes: tellingAs(/^(HPE_|HTTPParserError$)/, 504),
  breaks: ['{owa,eas}-target-speaks-no-http/*'],
};
