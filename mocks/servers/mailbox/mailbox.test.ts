import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type StoreFolders,
  type StoreMessage,
  type StoreMessages,
  type StoreWholeMessages,
  storePaths,
} from '../../../contract/store.ts';
import { findAccount, nominalPorts } from '../../../topology/index.ts';
import { type Ask, startTestLab, type TestLab } from '../../testing/test-lab.ts';
import { mailboxContent } from './content.ts';

let lab: TestLab;
beforeAll(async () => {
  lab = await startTestLab(['mbx2007-1', 'mbx2013-1', 'mbx2013-2']);
});
afterAll(() => lab.stop());

const guidOf = (user: string) => findAccount(lab.topology, user)?.mailbox?.mailboxGuid ?? '';
const ask = (server: string, user: string, path: string, options: Ask = {}) =>
  lab.ask(`https://${server}.contoso.com:${nominalPorts.store}${path}`, {
    headers: lab.token(user),
    ...options,
  });

describe('what the store gives', () => {
  test('the first message says whose mailbox is read, and where', async () => {
    const got = await ask('mbx2007-1', 'purple', storePaths.messages(guidOf('purple'), 'inbox'));
    expect(got).toMatchObject({ status: 200, author: 'mbx2007-1' });
    const { mailbox, folder, messages } = JSON.parse(got.body) as StoreMessages;
    expect(mailbox).toEqual({
      guid: guidOf('purple'),
      owner: 'purple',
      displayName: 'Purple User',
      server: 'mbx2007-1',
    });
    expect(folder).toEqual({ id: 'inbox', displayName: 'Inbox', totalItemCount: 3, unreadItemCount: 2 });
    expect(messages.map(({ subject }) => subject)[0]).toBe("You are reading purple's mailbox on mbx2007-1");
    expect(messages.map(({ received }) => received)).toEqual(
      messages
        .map(({ received }) => received)
        .toSorted()
        .toReversed(),
    );
    expect(messages[0]).not.toHaveProperty('mime');
  });

  test('a list of whole messages has what each of them has alone', async () => {
    const guid = guidOf('purple');
    const list = await ask('mbx2007-1', 'purple', storePaths.wholeMessages(guid, 'inbox'));
    const { messages } = JSON.parse(list.body) as StoreWholeMessages;
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) {
      const alone = await ask('mbx2007-1', 'purple', storePaths.message(guid, 'inbox', message.id));
      expect((JSON.parse(alone.body) as StoreMessage).message).toEqual(message);
    }
  });

  test('folders, of which all but the inbox are empty', async () => {
    const got = await ask('mbx2007-1', 'purple', storePaths.folders(guidOf('purple')));
    const { folders } = JSON.parse(got.body) as StoreFolders;
    expect(folders.map(({ id, totalItemCount }) => [id, totalItemCount])).toEqual([
      ['inbox', 3],
      ['drafts', 0],
      ['sentitems', 0],
      ['deleteditems', 0],
    ]);
  });

  test('a message with its MIME content, whose size is right', async () => {
    const got = await ask('mbx2007-1', 'purple', storePaths.message(guidOf('purple'), 'inbox', 'msg-1'));
    const { message } = JSON.parse(got.body) as StoreMessage;
    expect(message.size).toBe(Buffer.byteLength(message.mime));
    const [head, text] = message.mime.split('\r\n\r\n', 2);
    expect(head).toContain('To: "Purple User" <purple@contoso.com>');
    expect(head).toContain("Subject: You are reading purple's mailbox on mbx2007-1");
    expect(text).toContain(guidOf('purple'));
    expect(message.mime.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('an alias reads a mailbox of its own', async () => {
    const read = async (user: string) => {
      const got = await ask('mbx2007-1', user, storePaths.message(guidOf(user), 'inbox', 'msg-1'));
      return JSON.parse(got.body) as StoreMessage;
    };
    const [one, other] = [await read('purple-aaaa'), await read('purple-bbbb')];
    expect(one.mailbox.owner).toBe('purple');
    expect(one.message.to.address).toBe('purple-aaaa@contoso.com');
    expect(one.message.mime).not.toBe(other.message.mime);
    expect(await read('purple-aaaa')).toEqual(one);
  });

  test('HEAD answers like GET without a body', async () => {
    const path = storePaths.folders(guidOf('purple'));
    const [head, get] = [
      await ask('mbx2007-1', 'purple', path, { method: 'HEAD' }),
      await ask('mbx2007-1', 'purple', path),
    ];
    expect([head.status, head.body]).toEqual([200, '']);
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
  });

  test('a display name beyond ASCII keeps the message ASCII', () => {
    const mailbox = { guid: guidOf('red'), owner: 'red', displayName: 'Zoë "Z"', server: 'mbx2010-1' };
    const [message] = mailboxContent(mailbox, 'red@contoso.com').messages.inbox ?? [];
    expect(message?.mime).toContain('To: =?utf-8?B?Wm/DqyAiWiI=?= <red@contoso.com>');
    expect(Buffer.byteLength(message?.mime ?? '')).toBe(message?.mime.length);
  });
});

describe('what the store refuses', () => {
  test.each([
    ['no identity', {}],
    ['a forged identity', { 'x-commonaccesstoken': 'e30.AAAA' }],
  ])('%s: 401', async (_, headers) => {
    const got = await ask('mbx2007-1', 'purple', storePaths.folders(guidOf('purple')), { headers });
    expect(got.status).toBe(401);
  });

  test('a tampered identity: 401', async () => {
    const [payload, mac] = (lab.token('red')['x-commonaccesstoken'] ?? '').split('.');
    const changed = Buffer.from(
      Buffer.from(payload ?? '', 'base64url')
        .toString()
        .replace('red', 'purple'),
    ).toString('base64url');
    const got = await ask('mbx2007-1', 'purple', storePaths.folders(guidOf('purple')), {
      headers: { 'x-commonaccesstoken': `${changed}.${mac}` },
    });
    expect(got.status).toBe(401);
  });

  test("somebody else's mailbox: 403", async () => {
    const got = await ask('mbx2007-1', 'purple-aaaa', storePaths.folders(guidOf('purple')));
    expect(got.status).toBe(403);
  });

  test('a user without an account: 404', async () => {
    expect((await ask('mbx2007-1', 'nobody', storePaths.folders(guidOf('purple')))).status).toBe(404);
  });

  test('a mailbox of another server or of a passive copy: 421 and the routing error', async () => {
    for (const [server, user] of [
      ['mbx2007-1', 'green'],
      ['mbx2013-2', 'green'],
    ] as const) {
      const got = await ask(server, user, storePaths.folders(guidOf(user)));
      expect(got.status).toBe(421);
      expect(got.headers['x-coexlab-routing-error']).toBe('mailbox-not-here');
    }
  });

  test.each(['/', '/v1/mailboxes', '/v1/mailboxes/purple/folders', '/v1/mailboxes/../folders'])(
    'the path %s: 404',
    async (path) => {
      expect((await ask('mbx2007-1', 'purple', path)).status).toBe(404);
    },
  );

  test('an unknown folder or message: 404', async () => {
    const guid = guidOf('purple');
    for (const path of [
      storePaths.messages(guid, 'outbox'),
      storePaths.messages(guid, 'constructor'),
      storePaths.message(guid, 'inbox', 'msg-9'),
    ]) {
      expect((await ask('mbx2007-1', 'purple', path)).status).toBe(404);
    }
  });

  test('another method: 405 with Allow', async () => {
    const got = await ask('mbx2007-1', 'purple', storePaths.folders(guidOf('purple')), { method: 'DELETE' });
    expect([got.status, got.headers.allow]).toEqual([405, 'GET, HEAD']);
  });
});

test('a fail-over moves the mailbox at once', async () => {
  const path = storePaths.messages(guidOf('green'), 'inbox');
  lab.setTopology('databases: { DB2013-Site1: { server: mbx2013-2 } }');
  expect((await ask('mbx2013-1', 'green', path)).status).toBe(421);
  const got = JSON.parse((await ask('mbx2013-2', 'green', path)).body) as StoreMessages;
  expect(got.messages[0]?.subject).toBe("You are reading green's mailbox on mbx2013-2");
  lab.setTopology('{}');
});
