import type { StoreAddress, StoreFolder, StoreMailbox, StoreMessage } from '../../../contract/store.ts';

type Message = StoreMessage['message'];

/** What one mailbox holds; follows from the mailbox alone, so that every alias of a persona has its own. */
export interface MailboxContent {
  mailbox: StoreMailbox;
  folders: StoreFolder[];
  /** Newest first, by folder id. */
  messages: Record<string, Message[]>;
}

/** @param address primary SMTP address of the owner, alias suffix included */
export function mailboxContent(mailbox: StoreMailbox, address: string): MailboxContent {
  const to: StoreAddress = { name: mailbox.displayName, address };
  const domain = address.split('@').at(-1) ?? '';
  const inbox = inboxLetters(mailbox).map((letter, index) => compose(mailbox, to, domain, letter, index));
  const folder = (id: string, displayName: string, messages: Message[]): StoreFolder => ({
    id,
    displayName,
    totalItemCount: messages.length,
    unreadItemCount: messages.filter((message) => !message.isRead).length,
  });
  return {
    mailbox,
    folders: [
      folder('inbox', 'Inbox', inbox),
      folder('drafts', 'Drafts', []),
      folder('sentitems', 'Sent Items', []),
      folder('deleteditems', 'Deleted Items', []),
    ],
    messages: { inbox, drafts: [], sentitems: [], deleteditems: [] },
  };
}

interface Letter {
  subject: string;
  sender: string;
  received: string;
  text: string;
  isRead: boolean;
}

function inboxLetters({ owner, server, guid }: StoreMailbox): Letter[] {
  return [
    {
      subject: `You are reading ${owner}'s mailbox on ${server}`,
      sender: 'Postmaster',
      received: '2014-03-25T09:00:00.000Z',
      text: `This message was read from the active copy of mailbox ${guid} on ${server}.`,
      isRead: false,
    },
    {
      subject: 'Client Connectivity in an Exchange 2013 Coexistence Environment',
      sender: 'Exchange Team',
      received: '2014-03-12T16:00:00.000Z',
      text: 'Every request finds the mailbox that it is for, whichever server it enters by.',
      isRead: false,
    },
    {
      subject: 'Welcome to Contoso',
      sender: 'Help Desk',
      received: '2014-03-03T08:30:00.000Z',
      text: 'Your mailbox is ready.',
      isRead: true,
    },
  ];
}

function compose(
  mailbox: StoreMailbox,
  to: StoreAddress,
  domain: string,
  letter: Letter,
  index: number,
): Message {
  const from = {
    name: letter.sender,
    address: `${letter.sender.toLowerCase().replaceAll(' ', '.')}@${domain}`,
  };
  const id = `msg-${index + 1}`;
  const mime = [
    `Received: from hub.${domain} by ${mailbox.server}.${domain}; ${mailDate(letter.received)}`,
    `From: ${formatAddress(from)}`,
    `To: ${formatAddress(to)}`,
    `Subject: ${letter.subject}`,
    `Date: ${mailDate(letter.received)}`,
    `Message-ID: <${id}.${mailbox.guid}@${domain}>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=us-ascii',
    'Content-Transfer-Encoding: 7bit',
    '',
    letter.text,
    '',
  ].join('\r\n');
  return {
    id,
    subject: letter.subject,
    from,
    to,
    received: letter.received,
    size: Buffer.byteLength(mime),
    isRead: letter.isRead,
    mime,
  };
}

/** RFC 5322 date-time, UTC. */
function mailDate(iso: string): string {
  return new Date(iso).toUTCString().replace('GMT', '+0000');
}

/** RFC 5322 name-addr; display names beyond ASCII become an encoded-word (RFC 2047). */
function formatAddress({ name, address }: StoreAddress): string {
  const isAscii = /^[\x20-\x7e]*$/.test(name);
  const phrase = isAscii
    ? `"${name.replaceAll(/["\\]/g, '\\$&')}"`
    : `=?utf-8?B?${Buffer.from(name, 'utf8').toString('base64')}?=`;
  return `${phrase} <${address}>`;
}
