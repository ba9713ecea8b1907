import { describe, expect, test } from '@jest/globals';
import { readYaml } from '../../input/index.ts';
import { routedProtocols } from '../../proxy/routing/decide.ts';
import type { Topology } from '../../topology/index.ts';
import { buildTopology, loadTopology } from '../../topology/load.ts';
import { loadClauses } from '../specs/clauses.ts';
import { type Explanation, explainAll, explain as explainEvery } from './explain.ts';
import { explanationTable, explanationText as textOf } from './text.ts';

const files = ['fixtures/topologies/coexistence.yaml', 'fixtures/overlays/site3-e2007.yaml'];
const topology = patched({});
const baseline = loadTopology('fixtures/topologies/baseline.yaml');

function patched(servers: Record<string, unknown>, users: Record<string, unknown> = {}): Topology {
  const patch = { servers, users };
  return buildTopology([
    ...files.map((file) => readYaml(file)),
    { file: 'patch', value: patch, problem: (_, message) => ({ file: 'patch', message }), has: () => false },
  ]);
}

/** The one way that there is. */
function explain(...asked: Parameters<typeof explainEvery>): Explanation {
  const found = explainEvery(...asked);
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`expected one way; found ${found.length}`);
  return only;
}

const explanationText = (explanation: Explanation) => textOf([explanation]);
const pathOf = ({ path }: Explanation) => path.map((stop) => stop.join('|')).join(' ');
const clausesOf = ({ decision, notInvolved, onward }: Explanation) =>
  [...(decision?.reasons ?? notInvolved), ...onward.flatMap((stop) => stop.reasons)].map(
    ({ clause }) => clause,
  );

describe('the way of every colour at mail.contoso.com', () => {
  const front = 'cas2013-1\\|cas2013-2';
  const legacy = 'cas2007-1\\|cas2007-2';
  test.each([
    ['red', 'owa', `^${front} cas2010-[12] mbx2010-1$`, 'E15-OWA-RED'],
    ['purple', 'owa', `^${front} client ${legacy} mbx2007-1$`, 'E15-OWA-PURPLE'],
    ['blue', 'owa', `^${front} cas2010-[56] mbx2010-3$`, 'E15-OWA-BLUE'],
    ['orange', 'owa', `^${front} client cas2010-3\\|cas2010-4 mbx2010-2$`, 'E15-OWA-ORANGE-2'],
    ['green', 'owa', `^${front} mbx2013-1$`, 'E15-OWA-GREEN'],
    ['violet', 'owa', `^${front} client ${legacy} cas2007-[34] mbx2007-2$`, 'E15-OWA-VIOLET'],
    ['red', 'eas', `^${front} cas2010-[12] mbx2010-1$`, 'E15-EAS-RED'],
    ['purple', 'eas', `^${front} mbx2013-[12] cas2007-[12] mbx2007-1$`, 'E15-EAS-PURPLE'],
    ['blue', 'eas', `^${front} cas2010-[56] mbx2010-3$`, 'E15-EAS-BLUE'],
    ['orange', 'eas', `^${front} cas2010-[34] mbx2010-2$`, 'E15-EAS-ORANGE-2'],
    ['green', 'eas', `^${front} mbx2013-1$`, 'E15-EAS-GREEN'],
    ['violet', 'eas', `^${front} mbx2013-[12] cas2007-[34] mbx2007-2$`, 'E15-EAS-VIOLET'],
  ])('%s, %s', (user, protocol, path, clause) => {
    const explanation = explain(topology, user, protocol);
    expect(pathOf(explanation)).toMatch(new RegExp(path));
    expect(clausesOf(explanation)).toContain(clause);
  });

  test('every clause named is one of the registry', () => {
    const known = loadClauses().map(({ id }) => id);
    const names = [undefined, 'legacy.contoso.com', 'mail-region.contoso.com'];
    const users = topology.users.filter(({ mailbox }) => mailbox !== undefined);
    const all = users.flatMap(({ name }) => names.flatMap((host) => explainAll(topology, name, host)));
    expect(all.length).toBe(users.length * names.length * routedProtocols.length);
    expect(known).toEqual(expect.arrayContaining(all.flatMap(clausesOf)));
  });
});

describe('a name that leads to a legacy Client Access server', () => {
  test.each([
    [
      'orange',
      'owa',
      'mail-region.contoso.com',
      'cas2010-3|cas2010-4 mbx2010-2',
      ['TOP-5', 'E15-OWA-ORANGE-1'],
    ],
    [
      'orange',
      'eas',
      'mail-region.contoso.com',
      'cas2010-3|cas2010-4 mbx2010-2',
      ['TOP-5', 'E15-EAS-ORANGE-1'],
    ],
    ['purple', 'owa', 'LEGACY.contoso.com', 'cas2007-1|cas2007-2 mbx2007-1', ['TOP-5']],
    ['red', 'owa', 'cas2010-1.contoso.com', 'cas2010-1 mbx2010-1', ['TOP-5']],
  ])('%s, %s at %s does not involve CAS2013', (user, protocol, name, path, clauses) => {
    const explanation = explain(topology, user, protocol, name);
    expect(explanation.decision).toBeNull();
    expect(pathOf(explanation)).toBe(path);
    expect(clausesOf(explanation)).toEqual(clauses);
    expect(explanationText(explanation)).toContain('decision: CAS2013 is not involved');
  });

  test('violet at legacy goes on to Site3', () => {
    const text = explanationText(explain(topology, 'violet', 'owa', 'legacy.contoso.com'));
    expect(text).toMatch(/cas2007-1 or cas2007-2 proxies to a CAS2007 of Site3\n +E15-OWA-VIOLET /);
    expect(text).toMatch(/cas2007-[34] +chosen, https:\/\/cas2007-[34]\.contoso\.com\/owa$/m);
  });

  test('a mailbox of another version is not served there', () => {
    const text = explanationText(explain(topology, 'red', 'eas', 'legacy.contoso.com'));
    expect(text).toContain('cas2007-1 or cas2007-2 serves Exchange 2007 mailboxes, not this one: 421');
  });

  test('an organisation without Exchange 2013', () => {
    expect(clausesOf(explain(baseline, 'red', 'owa'))).toEqual(['TOP-1']);
    expect(clausesOf(explain(baseline, 'orange', 'owa', 'mail-region.contoso.com'))).toEqual(['TOP-2']);
  });
});

describe("MBX2013's second hop", () => {
  const withInternalUrls = (first: string, second: string) =>
    patched({
      'cas2007-1': { virtualDirectories: { activeSync: { internalUrl: first } } },
      'cas2007-2': { virtualDirectories: { activeSync: { internalUrl: second } } },
    });
  const text = (first: string, second: string) =>
    explanationText(explain(withInternalUrls(first, second), 'purple', 'eas'));
  const good = 'https://cas2007-2.contoso.com/Microsoft-Server-ActiveSync';

  test('says why a CAS2007 cannot be taken', () => {
    expect(text('', good)).toMatch(/cas2007-1 +its ActiveSync InternalUrl is empty\n +cas2007-2 +chosen, /);
    expect(text('http://cas2007-1.contoso.com/x', good)).toMatch(
      /cas2007-1 +its ActiveSync InternalUrl is not https: http:\/\/cas2007-1/,
    );
  });

  test('ends where none can be taken, or nobody has the name', () => {
    expect(text('', '')).toMatch(/there is none: 503\n(.*\n)+path: .* → mbx2013-[12]$/);
    const nowhere = 'https://nowhere.contoso.com/Microsoft-Server-ActiveSync';
    expect(text(nowhere, nowhere)).toContain('nobody has the name nowhere.contoso.com: 503');
  });

  test('follows a load-balanced name, and does not go round through a front end', () => {
    const at = (host: string) => `https://${host}/Microsoft-Server-ActiveSync`;
    const legacy = at('legacy.contoso.com');
    expect(text(legacy, legacy)).toMatch(/path: .* → mbx2013-[12] → cas2007-1 or cas2007-2 → mbx2007-1$/);
    const mail = at('mail.contoso.com');
    expect(text(mail, mail)).toContain("takes no other server's word for the user: 401");
  });
});

test('a refusal says what was wanted', () => {
  const out = { isOutOfService: true };
  const text = explanationText(explain(patched({ 'cas2010-1': out, 'cas2010-2': out }), 'red', 'owa'));
  expect(text).toContain('decision: refuse with 503: no server is available for owa');
  expect(text).toMatch(/SEL-12 .*\n(.*\n)*? +cas2010-1 +is out of service \(SEL-9\)/);
});

test('the table has a row for every protocol that is routed', () => {
  const table = explanationTable(explainAll(topology, 'purple'));
  expect(table).toMatch(/owa │ redirect \(silent-sso\) │ .*E15-OWA-PURPLE/);
  expect(table).toMatch(/eas │ proxy +│ .*E15-EAS-PURPLE/);
});

describe('what is not there is refused with the nearest', () => {
  test.each([
    ['purpel', 'owa', undefined, /no user "purpel" \(did you mean "purple"\?\); known: red, /],
    ['grey', 'owa', undefined, /grey has no mailbox, so nothing is routed; users with one: red, /],
    ['red', 'ova', undefined, /no protocol "ova" \(did you mean "owa"\?\); routed so far: owa, eas/],
    ['red', 'pop3', undefined, /pop3 is not routed yet; routed so far: owa, eas/],
    ['red', 'owa', 'mial.contoso.com', /"mial\.contoso\.com" \(did you mean "mail\.contoso\.com"\?\)/],
    ['red', 'owa', 'mbx2013-1.contoso.com', /no Client Access server at "mbx2013-1\.contoso\.com"/],
  ])('%s %s %s', (user, protocol, connect, message) => {
    expect(() => explain(topology, user, protocol, connect)).toThrow(
      expect.objectContaining({ name: 'UsageError', message: expect.stringMatching(message) }),
    );
  });
});
