import { expect, test } from '@jest/globals';
import { CoexlabError, exitCodes, FormatError, UsageError } from './errors.ts';
import { SourceError } from './problem.ts';

test('an error of ours has its own name, a code for programs and an exit code', () => {
  const errors = [
    new UsageError('no'),
    new FormatError('byte 3', 'a tag', '0x00'),
    new SourceError([{ file: 'a.yaml', message: 'no' }]),
  ];
  expect(errors.map(({ name, code, exitCode }) => [name, code, exitCode])).toEqual([
    ['UsageError', 'USAGE', exitCodes.badInput],
    ['FormatError', 'FORMAT', exitCodes.harnessBroke],
    ['SourceError', 'SOURCE', exitCodes.badInput],
  ]);
  for (const error of errors) expect(error).toBeInstanceOf(CoexlabError);
});

test('a format error says where, what was expected and what was found', () => {
  const error = new FormatError('byte 3', 'a tag', '0x00', { cause: 'why' });
  expect(error.message).toBe('byte 3: expected a tag, found 0x00');
  expect(error).toMatchObject({ where: 'byte 3', expected: 'a tag', found: '0x00', cause: 'why' });
});
