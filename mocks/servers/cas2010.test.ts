import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestLab, type TestLab } from '../testing/test-lab.ts';

const origin = 'https://cas2010-1.contoso.com';

let lab: TestLab;
beforeAll(async () => {
  lab = await startTestLab(['cas2010-1', 'mbx2010-1', 'mbx2010-3']);
});
afterEach(() => {
  for (const server of Object.values(lab.servers)) server.setFaults([]);
});
afterAll(() => lab.stop());

const open = (user: string) => lab.ask(`${origin}/owa/`, { headers: lab.token(user) });

describe('which mailboxes CAS2010 opens', () => {
  test('those of its own version and site, from their mailbox server', async () => {
    const got = await open('red-own1');
    expect([got.status, got.author]).toEqual([200, 'cas2010-1']);
    expect(got.body).toContain("You are reading red's mailbox on mbx2010-1.");
    expect(lab.requests('mbx2010-1', 'red-own1')).toEqual([
      expect.objectContaining({
        protocol: 'store',
        identity: 'signed',
        detail: expect.objectContaining({ status: 200 }),
      }),
    ]);
  });

  test.each(['blue', 'orange', 'purple', 'green'])(
    '%s is not here: 421, and no mailbox server is asked',
    async (user) => {
      const got = await open(`${user}-else`);
      expect([got.status, got.author]).toEqual([421, 'cas2010-1']);
      expect(got.headers['x-coexlab-routing-error']).toBe('mailbox-not-here');
      expect(lab.requests('mbx2010-3', `${user}-else`)).toEqual([]);
    },
  );
});

describe('what stands behind CAS2010 fails', () => {
  test.each([
    ['the mailbox server answers 500', 'mbx2010-1', { kind: 'answer', status: 500 }, 502],
    ['the mailbox server resets', 'mbx2010-1', { kind: 'break', stage: 'before head', how: 'reset' }, 503],
  ] as const)('%s', async (_, server, fault, status) => {
    lab.servers[server]?.setFaults([fault]);
    const got = await open('red');
    expect([got.status, got.author]).toEqual([status, 'cas2010-1']);
    expect(got.body).toContain('<h1>');
  });

  test.each([
    ['answers 500', { kind: 'answer', status: 500 }],
    ['resets', { kind: 'break', stage: 'before head', how: 'reset' }],
  ] as const)('the directory %s: nobody signs in by password, who is vouched for does', async (_, fault) => {
    lab.servers.directory?.setFaults([fault]);
    const got = await lab.ask(`${origin}/owa/auth.owa`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: String(
        new URLSearchParams({ destination: `${origin}/owa/`, username: 'red', password: 'Red-2010-Site1' }),
      ),
    });
    expect([got.status, got.author]).toEqual([503, 'cas2010-1']);
    expect(got.body).toContain('<h1>');
    expect(got.cookies).toEqual([]);
    expect((await open('red')).status).toBe(200);
  });

  test('a client that gives up cancels what it asked of a hung mailbox server', async () => {
    lab.servers['mbx2010-1']?.setFaults([{ kind: 'hang' }]);
    const journal = lab.servers['mbx2010-1']?.journal;
    const reaches = (state: string) =>
      new Promise<void>((resolve) => {
        const stop = journal?.subscribe((entry) => {
          if (entry.kind !== 'conversation' || entry.user !== 'red-hung' || entry.state !== state) return;
          stop?.();
          resolve();
        });
      });
    const leaving = new AbortController();
    const held = reaches('held');
    const asked = lab
      .ask(`${origin}/owa/`, { headers: lab.token('red-hung'), signal: leaving.signal })
      .catch((error: Error) => error.name);
    await held;
    const aborted = reaches('aborted');
    leaving.abort();
    await aborted;
    expect(await asked).toBe('AbortError');
  });
});

describe('the canary', () => {
  const canaryOf = async (user: string) => {
    const { cookies } = await open(user);
    return cookies.find((cookie) => cookie.startsWith('UserContext='))?.slice('UserContext='.length) ?? '';
  };
  const signOut = (canary: string, cookie: string) =>
    lab.ask(`${origin}/owa/logoff.owa`, {
      method: 'POST',
      headers: { ...lab.token('red'), cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: String(new URLSearchParams({ canary })),
    });

  test('is the UserContext cookie, readable by scripts, sent once', async () => {
    const got = await open('red');
    expect([got.headers['set-cookie']].flat()).toEqual([
      expect.stringMatching(/^UserContext=.+; Path=\/; Secure$/),
    ]);
    const again = await lab.ask(`${origin}/owa/`, {
      headers: { ...lab.token('red'), cookie: got.cookies.join('; ') },
    });
    expect(again.cookies).toEqual([]);
  });

  test('is needed in cookie and form to sign out, behind a front end too', async () => {
    const canary = await canaryOf('red');
    expect((await signOut('', '')).status).toBe(403);
    expect((await signOut(canary, '')).status).toBe(403);
    expect((await signOut('', `UserContext=${canary}`)).status).toBe(403);
    expect((await signOut('made-up', 'UserContext=made-up')).status).toBe(403);
    const got = await signOut(canary, `UserContext=${canary}`);
    expect(got.status).toBe(302);
    expect(got.cookies).toEqual(['UserContext=']);
  });

  test("of another user's is refused", async () => {
    const canary = await canaryOf('red-othr');
    expect((await signOut(canary, `UserContext=${canary}`)).status).toBe(403);
  });

  test("a front end's URL, not the own host, is where signing out leads", async () => {
    const canary = await canaryOf('red');
    const got = await lab.ask(`${origin}/owa/logoff.owa?canary=${canary}`, {
      headers: {
        ...lab.token('red'),
        cookie: `UserContext=${canary}`,
        msexchproxyuri: 'https://mail.contoso.com/owa/logoff.owa',
      },
    });
    expect(got.headers.location).toContain(encodeURIComponent('https://mail.contoso.com/owa/'));
  });

  test('nobody but a front end decides what the URL was', async () => {
    const got = await lab.ask(`${origin}/owa/`, { headers: { msexchproxyuri: 'https://evil.example/owa/' } });
    expect(got.headers.location).not.toContain('evil');
  });
});
