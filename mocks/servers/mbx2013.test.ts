import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestLab, type TestLab } from '../testing/test-lab.ts';

let lab: TestLab;
beforeAll(async () => {
  lab = await startTestLab(['mbx2013-1', 'mbx2013-2', 'mbx2010-1']);
});
afterAll(() => lab.stop());

const url = (server: string, path = '/owa/') => `https://${server}.contoso.com:444${path}`;
const open = (server: string, user: string) => lab.ask(url(server), { headers: lab.token(user) });

describe('the 2013 back end', () => {
  test('opens a mailbox whose active copy it holds, from its own store', async () => {
    const got = await open('mbx2013-1', 'green-own1');
    expect([got.status, got.author]).toEqual([200, 'mbx2013-1']);
    expect(got.body).toContain("You are reading green's mailbox on mbx2013-1.");
    expect(got.headers).toMatchObject({
      'x-owa-version': '15.0.847.32',
      'x-beserver': 'MBX2013-1',
      'x-diaginfo': 'MBX2013-1',
      'request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(got.cookies).toEqual([expect.stringMatching(/^X-OWA-CANARY=./)]);
    const seen = lab
      .requests('mbx2013-1', 'green-own1')
      .map(({ protocol, identity }) => [protocol, identity]);
    expect(seen.toSorted()).toEqual([
      ['owa', 'signed'],
      ['store', 'signed'],
    ]);
  });

  test.each([
    ['mbx2013-2', 'green'],
    ['mbx2013-1', 'red'],
  ])('%s does not hold the mailbox of %s: 421, so that the front end asks again', async (server, user) => {
    const got = await open(server, `${user}-away`);
    expect([got.status, got.author]).toEqual([421, server]);
    expect(got.headers['x-coexlab-routing-error']).toBe('mailbox-not-here');
    expect(lab.requests('mbx2010-1', `${user}-away`)).toEqual([]);
  });

  test.each([
    ['nothing', {}],
    ['Basic', { authorization: `Basic ${Buffer.from('green:Green-2013-Site1').toString('base64')}` }],
    ['a forged identity', { 'x-commonaccesstoken': 'e30.AAAA' }],
    ['a cookie', { cookie: 'cadata=x' }],
  ])('answers 401 to %s', async (_, headers) => {
    const got = await lab.ask(url('mbx2013-1'), { headers });
    expect([got.status, got.author]).toEqual([401, 'mbx2013-1']);
    expect(got.headers['www-authenticate']).toEqual(['Negotiate', 'NTLM']);
  });

  test('has no logon page and takes no form of its own', async () => {
    expect((await lab.ask(url('mbx2013-1', '/owa/auth/logon.aspx'))).status).toBe(401);
    expect((await lab.ask(url('mbx2013-1', '/owa/auth.owa'), { method: 'POST' })).status).toBe(401);
  });

  test('signing out needs the canary, also as a header', async () => {
    const canary = (await open('mbx2013-1', 'green')).cookies[0]?.split('=')[1] ?? '';
    const signOut = (headers: Record<string, string>) =>
      lab.ask(url('mbx2013-1', '/owa/logoff.owa'), {
        method: 'POST',
        headers: { ...lab.token('green'), ...headers },
      });
    expect((await signOut({ cookie: `X-OWA-CANARY=${canary}` })).status).toBe(403);
    const got = await signOut({ cookie: `X-OWA-CANARY=${canary}`, 'x-owa-canary': canary });
    expect([got.status, got.cookies]).toEqual([302, ['X-OWA-CANARY=']]);
  });
});

test('after a fail-over the other copy answers, and the first one refuses', async () => {
  lab.setTopology('databases: { DB2013-Site1: { server: mbx2013-2 } }');
  expect((await open('mbx2013-1', 'green')).status).toBe(421);
  expect((await open('mbx2013-2', 'green')).body).toContain("You are reading green's mailbox on mbx2013-2.");
});
