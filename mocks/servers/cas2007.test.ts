import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../contract/fault.ts';
import { headerValues } from '../../contract/journal.ts';
import { startTestLab, type TestLab } from '../testing/test-lab.ts';

const origin = 'https://legacy.contoso.com';
const site3 = ['cas2007-3', 'cas2007-4'];

let lab: TestLab;
beforeAll(async () => {
  lab = await startTestLab(['cas2007-1', ...site3, 'mbx2007-1', 'mbx2007-2']);
});
afterEach(() => {
  for (const server of Object.values(lab.servers)) server.setFaults([]);
  lab.setTopology('{}');
});
afterAll(() => lab.stop());

const logOn = (user: string) =>
  lab.logOn(
    origin,
    '/owa/auth/owaauth.dll',
    user,
    `${user.startsWith('v') ? 'Violet-2007-Site3' : 'Purple-2007-Site1'}`,
  );
const open = async (user: string, headers: Record<string, string> = {}) =>
  lab.ask(`${origin}/owa/?a=b`, { headers: { cookie: `${await logOn(user)}; kept=1`, ...headers } });
const seenBy = (server: string, user: string) =>
  lab.requests(server, user).filter(({ detail }) => !detail.url.includes('/auth/'));

test('a mailbox of its own site is read without another Client Access server', async () => {
  const got = await open('purple-own1');
  expect([got.status, got.author]).toEqual([200, 'cas2007-1']);
  expect(got.body).toContain("You are reading purple's mailbox on mbx2007-1.");
  for (const server of site3) expect(seenBy(server, 'purple-own1')).toEqual([]);
});

describe('a mailbox of another site', () => {
  test('is proxied to a CAS2007 there, whose answer it stays', async () => {
    const got = await open('violet-prx1');
    expect(got.status).toBe(200);
    expect(site3).toContain(got.author);
    expect(got.body).toContain("You are reading violet's mailbox on mbx2007-2.");
    expect(got.body).toContain('Signed in as violet-prx1');
    expect(seenBy('cas2007-1', 'violet-prx1')).toEqual([
      expect.objectContaining({
        identity: 'session',
        state: 'answered',
        detail: expect.objectContaining({ status: 200 }),
      }),
    ]);
  });

  test('the target sees its own name, the identity that was vouched for, and no secrets of the client', async () => {
    const got = await open('violet-prx2', { 'x-isfromcafe': '1', 'x-forwarded-for': '6.6.6.6' });
    const server = got.author ?? '';
    const [seen] = seenBy(server, 'violet-prx2');
    expect(seen).toMatchObject({
      identity: 'signed',
      secure: true,
      detail: { host: `${server}.contoso.com`, url: '/owa/?a=b' },
    });
    const valuesOf = (name: string) => seen && headerValues(seen.detail, name);
    expect(valuesOf('msexchproxyuri')).toEqual([`${origin}/owa/?a=b`]);
    expect(valuesOf('x-forwarded-for')).toEqual(['127.0.0.1']);
    expect(valuesOf('x-isfromcafe')).toEqual([]);
    expect(valuesOf('cookie')).toEqual(['kept=1']);
  });

  test('one user stays with one server, and every server gets users', async () => {
    const authors = new Map<string, Set<string | undefined>>();
    for (const user of [
      'violet-aaa1',
      'violet-aaa2',
      'violet-aaa3',
      'violet-aaa4',
      'violet-aaa5',
      'violet-aaa6',
    ]) {
      const cookie = await logOn(user);
      const ask = () => lab.ask(`${origin}/owa/`, { headers: { cookie } });
      authors.set(user, new Set([(await ask()).author, (await ask()).author]));
    }
    expect([...authors.values()].every((servers) => servers.size === 1)).toBe(true);
    expect(new Set([...authors.values()].flatMap((servers) => [...servers]))).toEqual(new Set(site3));
  });

  test('signing out ends the session at the server that gave it', async () => {
    const cookie = await logOn('violet-bye1');
    const got = await lab.ask(`${origin}/owa/logoff.owa`, { headers: { cookie } });
    expect([got.status, got.author]).toEqual([302, 'cas2007-1']);
    for (const server of site3) expect(seenBy(server, 'violet-bye1')).toEqual([]);
  });

  test('an ageing session is renewed beside the proxied answer', async () => {
    const cookie = await logOn('violet');
    lab.clock.moveTo(lab.clock.now() + 5 * 60_000);
    const got = await lab.ask(`${origin}/owa/`, { headers: { cookie } });
    expect(site3).toContain(got.author);
    expect(got.cookies).toEqual([expect.stringMatching(/^sessionid=/), expect.stringMatching(/^cadata=./)]);
  });

  test('a target without integrated authentication answers its own 401 (field bug 7)', async () => {
    lab.setTopology(
      `servers: ${JSON.stringify(Object.fromEntries(site3.map((name) => [name, { virtualDirectories: { owa: { windowsAuthentication: false } } }])))}`,
    );
    const got = await open('violet');
    expect(got.status).toBe(401);
    expect(site3).toContain(got.author);
  });

  test('the target is where InternalUrl says', async () => {
    const owa = { internalUrl: 'https://cas2007-4.contoso.com/owa' };
    lab.setTopology(`servers: { cas2007-3: { virtualDirectories: { owa: ${JSON.stringify(owa)} } } }`);
    for (const user of ['violet-aaa1', 'violet-aaa2', 'violet-aaa3', 'violet-aaa4']) {
      expect((await open(user)).author).toBe('cas2007-4');
    }
  });

  test('no CAS2007 with OWA there is 503, by the first server itself', async () => {
    lab.setTopology(
      'servers: { cas2007-3: { virtualDirectories: { owa: null } }, cas2007-4: { virtualDirectories: { owa: null } } }',
    );
    const got = await open('violet');
    expect([got.status, got.author]).toEqual([503, 'cas2007-1']);
  });

  test('a target that resets is 503, by the first server itself', async () => {
    for (const server of site3)
      lab.servers[server]?.setFaults([{ kind: 'break', stage: 'before head', how: 'reset' }]);
    const got = await open('violet');
    expect([got.status, got.author]).toEqual([503, 'cas2007-1']);
  });

  test.each(['reset', 'close'] as const)(
    'an answer without length that the target breaks off (%s) breaks here as well',
    async (how) => {
      const answer = { status: 200, pieces: ['half of it, and the rest'], framing: 'close' } as const;
      const setFault = (fault: Fault) => {
        for (const server of site3) lab.servers[server]?.setFaults([fault]);
      };
      setFault({ kind: 'answer', ...answer, pieces: [...answer.pieces] });
      expect((await open('violet-cut1')).body).toBe('half of it, and the rest');
      setFault({ kind: 'break', stage: 'in body', how, answer: { ...answer, pieces: [...answer.pieces] } });
      await expect(open('violet-cut1')).rejects.toThrow();
    },
  );

  test('a client that gives up is passed on to a hung target', async () => {
    for (const server of site3) lab.servers[server]?.setFaults([{ kind: 'hang' }]);
    const cookie = await logOn('violet-hung');
    const states: string[] = [];
    const aborted = new Promise<void>((resolve) => {
      for (const server of site3) {
        lab.servers[server]?.journal.subscribe((entry) => {
          if (entry.kind !== 'conversation') return;
          states.push(entry.state);
          if (entry.state === 'held') leaving.abort();
          if (entry.state === 'aborted') resolve();
        });
      }
    });
    const leaving = new AbortController();
    await expect(
      lab.ask(`${origin}/owa/`, { headers: { cookie }, signal: leaving.signal }),
    ).rejects.toThrow();
    await aborted;
    expect(states).toEqual(['open', 'held', 'aborted']);
  });

  test('is not proxied twice', async () => {
    const headers = lab.token('violet-loop', 'cas2007-2');
    const got = await lab.ask('https://cas2007-1.contoso.com/owa/', { headers });
    expect([got.status, got.author]).toEqual([421, 'cas2007-1']);
    for (const server of site3) expect(seenBy(server, 'violet-loop')).toEqual([]);
  });
});
