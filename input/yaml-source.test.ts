import { describe, expect, test } from '@jest/globals';
import { SourceError } from './problem.ts';
import { parseYaml } from './yaml-source.ts';

const text = `# A comment
base: &base { one: 1, two: [a, "b"] }
other:
  <<: *base
  "a key": x
alias: *base
empty:
5: number
`;

describe('places in YAML', () => {
  const source = parseYaml('x.yaml', text);
  const placed = (path: (string | number)[], at?: 'key' | 'value') => {
    const { line, column } = source.problem(path, 'm', at);
    return `${line}:${column}`;
  };

  test.each<[(string | number)[], 'key' | 'value', string]>([
    [[], 'value', '2:1'],
    [['base'], 'key', '2:1'],
    [['base'], 'value', '2:13'],
    [['base', 'one'], 'key', '2:15'],
    [['base', 'two', 1], 'value', '2:32'],
    [['other', 'a key'], 'value', '5:12'],
    [['other', 'one'], 'value', '4:3'],
    [['alias'], 'value', '6:8'],
    [['alias', 'one'], 'value', '6:8'],
    [['alias', 'one'], 'key', '6:8'],
    [['empty'], 'key', '7:1'],
    [[5], 'value', '8:4'],
    [['base', 'three', 'four'], 'value', '2:13'],
    [['nothing'], 'key', '2:1'],
  ])('%j, %s', (path, at, expected) => {
    expect(placed(path, at)).toBe(expected);
  });

  test('a problem shows its line', () => {
    expect(source.problem(['base', 'two'], 'm')).toEqual({
      file: 'x.yaml',
      line: 2,
      column: 28,
      text: 'base: &base { one: 1, two: [a, "b"] }',
      message: 'm',
    });
  });

  test('tells what the file itself says', () => {
    const paths = [['base', 'two', 0], ['empty'], ['other', 'one'], ['base', 'two', 2], ['toString']];
    expect(paths.map((path) => source.has(path))).toEqual([true, true, false, false, false]);
  });

  test('whatever ends the lines', () => {
    const crlf = parseYaml('x.yaml', 'a: 1\r\nb: 2\r\n');
    expect(crlf.problem(['b'], 'm')).toMatchObject({ line: 2, column: 4, text: 'b: 2' });
  });

  test('text that is no YAML is refused at its place', () => {
    expect(() => parseYaml('x.yaml', 'a: 1\nb: [')).toThrow(SourceError);
    expect(() => parseYaml('x.yaml', 'a: 1\nb: [')).toThrow(/^x\.yaml:2:5: not valid YAML: /);
  });
});
