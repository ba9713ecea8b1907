import type { ConversationEntry, HttpDetail } from '../journal.ts';

/** A GET of OWA that has just begun, as a server journals it: what Journal.add takes. */
export function httpConversation(
  change: Partial<Omit<ConversationEntry, 'kind' | 'detail'>> & Pick<ConversationEntry, 'connection'>,
  detail: Partial<HttpDetail> = {},
): Omit<ConversationEntry<HttpDetail>, 'id' | 'server' | 'revision' | 'order' | 'at'> {
  return {
    kind: 'conversation',
    protocol: 'owa',
    secure: true,
    user: null,
    identity: null,
    received: true,
    state: 'open',
    endedAt: null,
    bytesSent: null,
    bytesReceived: null,
    ...change,
    detail: {
      transport: 'http',
      method: 'GET',
      url: '/owa/',
      host: 'mail.contoso.com',
      httpVersion: '1.1',
      userAgent: '',
      headers: [],
      body: '',
      status: null,
      ...detail,
    },
  };
}
