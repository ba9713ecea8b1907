import { mapHeaders, passingOn, valuesIn } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const oneCookieOfAName: Mutant = {
  name: 'one-cookie-of-a-name',
  description: 'passes on the last of several cookies of one name, whatever their paths',
  sentence: 'Cookies of one name and several paths all reach the browser.',
  clause: 'WIRE-ANS-3',
  changes: passingOn((headers) => {
    const nameOf = (cookie: string) => cookie.split('=', 1)[0];
    const cookies = valuesIn(headers, 'set-cookie');
    return mapHeaders(headers, (name, value) => {
      if (name !== 'set-cookie') return value;
      return cookies.findLast((cookie) => nameOf(cookie) === nameOf(value)) === value ? value : null;
    });
  }),
  breaks: ['{owa,eas}-answer-cookies/*', 'owa-answer-line-by-line/*'],
};
