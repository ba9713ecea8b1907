import { afterAll, describe, expect, test } from '@jest/globals';
import { specFolder } from './testing/spec-files.ts';

const specs = specFolder();
afterAll(specs.remove);

const suite = (patch: string) => `suite: S
environment: coexistence
protocol: owa
connect: mail.contoso.com
settings:
  out-of-service: { isOutOfService: true }
  no-external-url: { virtualDirectories: { owa: { externalUrl: null } } }
  misspelt: { isOutOfServce: true }
cases:
  - id: a
    clauses: [SEL-9]
    user: red
    do: open
    with: ${patch}
`;

describe('settings of servers', () => {
  test('become part of the patch of the topology, on top of what that says', () => {
    const patch = `
      topology:
        namespaces: { new.contoso.com: { servers: [cas2010-1] } }
        servers: { cas2010-1: { isOutOfService: false, fqdn: x.contoso.com } }
      servers: { cas2010@Site1: out-of-service, cas2010-3: no-external-url, cas2010-4: { isOutOfService: true } }
      stop: cas2007-1`;
    expect(specs.load(suite(patch))[0]?.with).toEqual({
      topology: {
        namespaces: { 'new.contoso.com': { servers: ['cas2010-1'] } },
        servers: {
          'cas2010-1': { isOutOfService: true, fqdn: 'x.contoso.com' },
          'cas2010-2': { isOutOfService: true },
          'cas2010-3': { virtualDirectories: { owa: { externalUrl: null } } },
          'cas2010-4': { isOutOfService: true },
        },
      },
      stop: 'cas2007-1',
    });
  });

  test.each([
    [
      'a setting that is not there',
      '{ servers: { cas2010-1: out-of-servce } }',
      /^s\.yaml:14:35: there is no setting "out-of-servce" \(did you mean "out-of-service"\?\); known: out-of-service, no-/,
    ],
    [
      'a server that is not there',
      '{ servers: { cas2010@Site4: out-of-service } }',
      /^s\.yaml:14:24: there is no role at a site "cas2010@Site4" \(did you mean "cas2010@Site1"\?\)/,
    ],
    [
      'a setting that no server has, where it is written',
      '{ servers: { cas2010-1: misspelt } }',
      /^s\.yaml:8:15: unknown key "isOutOfServce" \(did you mean "isOutOfService"\?\)/,
    ],
    [
      'the same in the case itself',
      '{ servers: { cas2010-1: { isOutOfServce: true } } }',
      /^s\.yaml:14:37: unknown key "isOutOfServce" \(did you mean "isOutOfService"\?\)/,
    ],
    [
      'and in the patch of the topology beside it',
      '{ topology: { sites: 5 }, servers: { cas2010-1: out-of-service } }',
      /^s\.yaml:14:32: expected an? array; found 5/,
    ],
  ])('%s', (_, patch, message) => {
    expect(specs.problemsOf(suite(patch))).toEqual([expect.stringMatching(message)]);
  });
});
