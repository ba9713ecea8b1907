import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { protocols } from '../../protocols/registry.ts';
import { loadSpecs } from './load.ts';
import { good, head, one, specFolder, verbsOf } from './testing/spec-files.ts';

const specs = specFolder();
const knownHops =
  'cas2013@Site1, mbx2013@Site1, cas2010@Site1, cas2007@Site1, mbx2010@Site1, mbx2007@Site1, cas2010@Site2, mbx2010@Site2, cas2010@Site3, mbx2010@Site3, cas2013-1, cas2013-2, mbx2013-1, mbx2013-2, cas2010-1, cas2010-2, cas2007-1, cas2007-2, mbx2010-1, mbx2007-1, cas2010-3, cas2010-4, mbx2010-2, cas2010-5, cas2010-6, mbx2010-3';
afterAll(specs.remove);

describe('what cannot be meant is found before the first byte, with its place', () => {
  test.each<[string, string, string[]]>([
    [
      'not YAML',
      `${head}  - id: [a\n`,
      [
        's.yaml:7:1: not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
      ],
    ],
    [
      'an unknown key',
      one('id: a', 'clauses: [E15-OWA-RED]', 'user: red', 'do: sign in', 'expct: {}'),
      [
        's.yaml:10:5: unknown key "expct" (did you mean "expect"?); expected one of id, title, clauses, needs, kind, breaks, keeps, do, options, send, connect, member, expect, then, finally, user, users, each, overlays, with, exclusive, clients, steps, expectedFailure',
      ],
    ],
    [
      'an unknown kind',
      one(...good, 'kind: asserted'),
      ['s.yaml:10:11: expected "lint" or "observe" or "assert"; found "asserted" (did you mean "assert"?)'],
    ],
    [
      'a status that is none',
      one(...good, 'expect: { status: 2xy }'),
      ['s.yaml:10:23: expected a status from 100 to 599 or a class such as "3xx"; found "2xy"'],
    ],
    [
      'an unknown protocol',
      one(...good).replace('protocol: owa', 'protocol: ewa'),
      [
        `s.yaml:3:11: expected ${protocols.map((name) => `"${name}"`).join(' or ')}; found "ewa" (did you mean "owa"?)`,
      ],
    ],
    [
      'an unknown user',
      one('id: a', 'clauses: [E15-OWA-RED]', 'user: rad', 'do: sign in'),
      [
        's.yaml:8:11: there is no user "rad" (did you mean "red"?); known: red, purple, blue, orange, green, grey',
      ],
    ],
    [
      'an unknown user in each',
      one('id: a', 'clauses: [E15-OWA-RED]', 'each: { user: [red, bleu] }', 'do: sign in'),
      [
        's.yaml:8:25: there is no user "bleu" (did you mean "blue"?); known: red, purple, blue, orange, green, grey',
      ],
    ],
    [
      'a user that only an overlay has',
      one('id: a', 'clauses: [E15-OWA-VIOLET]', 'user: violet', 'do: sign in'),
      ['s.yaml:8:11: there is no user "violet"; known: red, purple, blue, orange, green, grey'],
    ],
    [
      'an unknown clause',
      one('id: a', 'clauses: [TOP-4, E15-OWA-RAD]', 'user: red', 'do: sign in'),
      ['s.yaml:7:22: there is no clause "E15-OWA-RAD" (did you mean "E15-OWA-RED"?)'],
    ],
    [
      'an unknown verb',
      one('id: a', 'clauses: [TOP-4]', 'user: red', 'do: signin'),
      [
        's.yaml:9:9: there is no verb "signin" (did you mean "sign in"?); known: open, sign in, read, sign out',
      ],
    ],
    [
      'an unknown overlay',
      one(...good, 'overlays: [site3-2007]'),
      [
        's.yaml:10:16: there is no overlay "site3-2007" (did you mean "site3-e2007"?); known: site3-e2007, or a topology file',
      ],
    ],
    [
      'an unknown environment',
      one(...good).replace('coexistence', 'coexistance'),
      [
        's.yaml:2:14: there is no environment "coexistance" (did you mean "coexistence"?); known: baseline, coexistence, multi-role, or a topology file',
      ],
    ],
    [
      'a host that is no namespace',
      one(...good, 'connect: mial.contoso.com'),
      [
        's.yaml:10:14: there is no namespace "mial.contoso.com" (did you mean "mail.contoso.com"?); known: mail.contoso.com, autodiscover.contoso.com, legacy.contoso.com, mail-region.contoso.com',
      ],
    ],
    [
      'a raw request to a host that is no namespace',
      one('id: a', 'clauses: [TOP-4]', 'user: red', 'send: { method: GET, url: https://example.org/owa/ }'),
      [
        's.yaml:9:31: there is no namespace "example.org"; known: mail.contoso.com, autodiscover.contoso.com, legacy.contoso.com, mail-region.contoso.com',
      ],
    ],
    [
      'a placeholder that stands for nothing',
      one(
        'id: a',
        'clauses: [TOP-4]',
        'user: red',
        `send: { method: GET, url: /owa/, body: "p=$${'{pasword}'}" }`,
      ),
      [
        's.yaml:9:44: there is no placeholder "pasword" (did you mean "password"?); known: user, password, basic, cookies',
      ],
    ],
    [
      'a redirect and a path through the same hop',
      one(
        ...good,
        'expect:',
        '  path: [cas2013@Site1, cas2010@Site1]',
        '  redirect: { style: plain, to: https://legacy.contoso.com/owa }',
      ),
      [
        's.yaml:11:29: expects a redirect and a path through the same hop: cas2013@Site1 cannot send the client elsewhere and pass the request on to cas2010@Site1',
      ],
    ],
    [
      'a redirect that a server behind the front end makes',
      one(
        ...good,
        'expect:',
        '  author: cas2010@Site1',
        '  redirect: { style: plain, to: https://legacy.contoso.com/owa }',
      ),
      [
        's.yaml:11:15: expects a redirect and a path through the same hop: cas2010@Site1 stands behind mail.contoso.com, which is expected to redirect',
      ],
    ],
    [
      'nothing to follow',
      one(...good, 'expect: { status: 200 }', 'then: follow'),
      ['s.yaml:11:5: "then: follow" has nothing to follow: expected an "expect.redirect"'],
    ],
    [
      'finally without then',
      one(...good, 'finally: { status: 200 }'),
      ['s.yaml:10:5: "finally" is what holds after "then: follow", which is missing'],
    ],
    [
      'no way at all',
      one(...good, 'expect: { path: [] }'),
      ['s.yaml:10:21: expected one hop at least; found an empty list'],
    ],
    [
      'no hop to choose from',
      one(...good, 'expect: { path: [cas2013@Site1, { any: [] }] }'),
      ['s.yaml:10:44: expected one hop at least; found an empty list'],
    ],
    [
      'no way to choose from',
      one(...good, 'expect: { path: { any: [] } }'),
      ['s.yaml:10:28: expected one way at least; found an empty list'],
    ],
    [
      'another word than any',
      one(...good, 'expect: { path: [cas2013@Site1, { all: [cas2010-1] }] }'),
      [
        's.yaml:10:37: missing "any": expected an array',
        's.yaml:10:39: unknown key "all" (did you mean "any"?); expected one of any, forks',
      ],
    ],
    [
      'one unknown hop of several',
      one(...good, 'expect: { path: [cas2013@Site1, { any: [cas2010-1, cas2010-22] }] }'),
      [`s.yaml:10:56: there is no server "cas2010-22" (did you mean "cas2010-2"?); known: ${knownHops}`],
    ],
    [
      'an unknown hop in one of several ways',
      one(...good, 'expect: { path: { any: [[cas2013-1], [cas2013@Site1, cas2010@Stie1]] } }'),
      [
        `s.yaml:10:58: there is no role at a site "cas2010@Stie1" (did you mean "cas2010@Site1"?); known: ${knownHops}`,
      ],
    ],
    [
      'client as one of several hops',
      one(
        ...good,
        'expect: { redirect: { style: plain, to: /x } }',
        'then: follow',
        'finally: { path: [cas2013@Site1, { any: [client, cas2010-1] }] }',
      ),
      [
        's.yaml:12:46: "client" cannot be one of several hops: expected it by itself, or in one of several ways',
      ],
    ],
    [
      'client before anything was followed',
      one(...good, 'expect: { path: [cas2013@Site1, client] }'),
      [
        's.yaml:10:37: the client goes elsewhere only after "then: follow": expected "client" in "finally.path" alone',
      ],
    ],
    [
      'user and each.user',
      one(...good, 'each: { user: [red] }'),
      ['s.yaml:10:13: "user" and "each.user" both say it: keep one'],
    ],
    [
      'no user',
      one('id: a', 'clauses: [TOP-4]', 'do: sign in'),
      ['s.yaml:6:9: missing "user" (or "each.user"): whose case it is'],
    ],
    [
      'no host',
      one(...good).replace('connect: mail.contoso.com\n', ''),
      ['s.yaml:5:9: missing "connect": neither the case nor the suite says which host the user types'],
    ],
    [
      'steps and do',
      one(...good, 'steps: [{ do: read }]'),
      ['s.yaml:9:5: a case has "steps" or "do", not both: move it into a step'],
    ],
    [
      'a case that does nothing',
      one('id: a', 'clauses: [TOP-4]', 'user: red'),
      ['s.yaml:6:9: the case does nothing: expected "do", "send" or "steps"'],
    ],
    [
      'a step that does nothing',
      one('id: a', 'clauses: [TOP-4]', 'user: red', 'steps: [{ do: read }, { connect: mail.contoso.com }]'),
      [
        's.yaml:9:27: the step does nothing: expected "do", "send", "with", "advance", "stop", "crash" or "fault"',
      ],
    ],
    [
      'an expectation without an answer',
      one('id: a', 'clauses: [TOP-4]', 'user: red', 'steps: [{ advance: 5s, expect: { status: 200 } }]'),
      ['s.yaml:9:28: there is no answer to expect: expected "do" or "send"'],
    ],
    [
      'a verb and a raw request at once',
      one(...good, 'send: { method: GET, url: /owa/ }'),
      ['s.yaml:10:5: "do" and "send" in one step: expected a verb or a raw request'],
    ],
    [
      'an option that the verb does not take',
      one(...good, 'options: { pasword: x }'),
      ['s.yaml:10:16: "sign in" has no option "pasword" (did you mean "password"?); it takes password'],
    ],
    [
      'a value that an option does not take',
      one('id: a', 'clauses: [TOP-4]', 'user: red', 'steps: [{ do: sign in, options: { password: 5 } }]'),
      ['s.yaml:9:49: "sign in": password has to be a string, found 5'],
    ],
    [
      'a duration without a unit',
      one('id: a', 'clauses: [TOP-4]', 'user: red', 'steps: [{ advance: 16 minutes }]'),
      ['s.yaml:9:24: expected a duration like 50s, 15m or 8h; found "16 minutes"'],
    ],
    [
      'no duration at all',
      one('id: a', 'clauses: [TOP-4]', 'user: red', 'steps: [{ advance: 0s }]'),
      ['s.yaml:9:24: expected a duration above zero; found "0s"'],
    ],
    [
      'a role that is not there',
      one(...good, 'expect: { path: [cas2013@Site1, cas2010@Site4] }'),
      [
        's.yaml:10:37: there is no role at a site "cas2010@Site4" (did you mean "cas2010@Site1"?); known: cas2013@Site1, mbx2013@Site1, cas2010@Site1, cas2007@Site1, mbx2010@Site1, mbx2007@Site1, cas2010@Site2, mbx2010@Site2, cas2010@Site3, mbx2010@Site3, cas2013-1, cas2013-2, mbx2013-1, mbx2013-2, cas2010-1, cas2010-2, cas2007-1, cas2007-2, mbx2010-1, mbx2007-1, cas2010-3, cas2010-4, mbx2010-2, cas2010-5, cas2010-6, mbx2010-3',
      ],
    ],
    [
      'a fault of a front end',
      one(...good, 'with: { fault: { server: cas2013@Site1, hang: true } }'),
      [
        's.yaml:10:30: expected a server that the lab plays; found cas2013@Site1, a front end of Exchange 2013',
      ],
    ],
    [
      'a fault that does two things',
      one(...good, 'with: { fault: { server: cas2010@Site1, hang: true, reset: true } }'),
      [
        's.yaml:10:20: a fault does one thing: expected one of answer, breaks, hang, reset, slow, certificate; found hang and reset',
      ],
    ],
    [
      'a regular expression that is none',
      one(...good, 'expect: { headers: { location: { matches: "(" } } }'),
      ['s.yaml:10:47: not a regular expression: Invalid regular expression: /(/: Unterminated group'],
    ],
    [
      'a regular expression that is none, among the lines of a header',
      one(...good, 'expect: { seen: { server: directory, headers: { accept: [{ matches: "(" }] } } }'),
      ['s.yaml:10:73: not a regular expression: Invalid regular expression: /(/: Unterminated group'],
    ],
    [
      'what cannot be asked of header lines and of their number',
      one(...good, 'expect: { seen: { server: directory, headers: { accept: [null], te: 1 }, times: -1 } }'),
      [
        's.yaml:10:62: expected a string or a mapping; found null (an empty value)',
        's.yaml:10:73: expected a string or a mapping; found 1',
        's.yaml:10:85: expected number to be >=0; found -1',
      ],
    ],
    [
      'a variable that nothing sets',
      one(
        'id: a',
        'clauses: [TOP-4]',
        'each: { user: { red: { cas: cas2010@Site1 } } }',
        'do: sign in',
        'expect: { author: $cass }',
      ),
      ['s.yaml:10:23: nothing sets the variable $cass (did you mean "cas"?); known: $cas, $user, $connect'],
    ],
    [
      'a patch that does not fit the organisation',
      one(...good, 'with: { topology: { databases: { DB2010-Site1: { server: mbx2010-9 } } } }'),
      [
        's.yaml:10:62: there is no server "mbx2010-9" (did you mean "mbx2010-1"?); known: cas2013-1, cas2013-2, mbx2013-1, mbx2013-2, cas2010-1, cas2010-2, cas2007-1, cas2007-2, mbx2010-1, mbx2007-1, cas2010-3, cas2010-4, mbx2010-2, cas2010-5, cas2010-6, mbx2010-3',
      ],
    ],
    [
      'a duplicate id',
      `${one(...good)}  - { id: a, clauses: [TOP-4], user: red, do: read }\n`,
      ['s.yaml:10:11: duplicate case id "a"; first used at s.yaml:6'],
    ],
  ])('%s', (_, text, expected) => {
    expect(specs.problemsOf(text)).toEqual(expected);
  });

  test('a misspelt directory', () => {
    const [problem] = specs.problemsOf(one(...good, 'expect: { seen: { server: directroy } }'));
    expect(problem).toMatch(
      /^s\.yaml:10:31: there is no server "directroy" \(did you mean "directory"\?\); known: .*, directory$/,
    );
  });

  test('an id may be used only once in all files', () => {
    const files = [specs.write('one.yaml', one(...good)), specs.write('two.yaml', one(...good))];
    expect(specs.problemsOf(() => loadSpecs({ files, verbsOf }))).toEqual([
      'two.yaml:6:9: duplicate case id "a"; first used at one.yaml:6',
    ]);
  });

  test('every problem of every file is told at once, in the order of the files', () => {
    const files = [
      specs.write('one.yaml', one('id: a', 'clauses: [TOP-44]', 'user: rad', 'do: sgin in')),
      specs.write('two.yaml', one(...good, 'expct: {}')),
    ];
    expect(
      specs.problemsOf(() => loadSpecs({ files, verbsOf })).map((problem) => problem.split(' ')[0]),
    ).toEqual(['one.yaml:7:15:', 'one.yaml:8:11:', 'one.yaml:9:9:', 'two.yaml:10:5:']);
  });

  test('the message shows the line and a caret under the place', () => {
    const file = specs.write('shown.yaml', one('id: a', 'clauses: [TOP-4]', 'user: rad', 'do: sign in'));
    expect(() => loadSpecs({ files: [file], verbsOf })).toThrow(
      /shown\.yaml:8:11: there is no user "rad"[^\n]*\n8 \| {5}user: rad\n {2}\| {11}\^$/,
    );
  });

  test('a file that cannot be read', () => {
    expect(() => loadSpecs({ files: [join(specs.path, 'none.yaml')], verbsOf })).toThrow(
      /none\.yaml: cannot be read: there is no such file \(ENOENT\)$/,
    );
  });
});
