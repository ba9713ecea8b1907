import { parseFolderSyncResponse } from '../../../protocols/eas/commands/folder-sync.ts';
import { parseGetItemEstimateResponse } from '../../../protocols/eas/commands/get-item-estimate.ts';
import { parseItemOperationsResponse } from '../../../protocols/eas/commands/item-operations.ts';
import { parsePingResponse } from '../../../protocols/eas/commands/ping.ts';
import { parseProvisionResponse } from '../../../protocols/eas/commands/provision.ts';
import { parseSyncResponse } from '../../../protocols/eas/commands/sync.ts';
import { EasMessageError, type Element } from '../../../protocols/eas/element.ts';
import { easHeaders, easHttpStatuses, wbxmlContentType } from '../../../protocols/eas/headers.ts';
import { EasQueryError, parseEasQuery } from '../../../protocols/eas/query.ts';
import { statusOf, success } from '../../../protocols/eas/statuses.ts';
import type { EasCommand } from '../../../protocols/eas/versions.ts';
import { decodeWbxml, WbxmlError } from '../../../protocols/eas/wbxml.ts';
import type { HttpAnswer, HttpAttempt, HttpClientAttempt } from '../http/attempt.ts';
import { bytesOf } from '../http/client.ts';
import { plainRedirect } from '../http/redirects.ts';
import type { Observation, Redirect } from '../observation.ts';

/** What a device makes of an answer. */
export interface EasView {
  /** `OPTIONS`, `<Command> <Status>`, or `<Command> empty` for the 200 with which Sync says that nothing changed. */
  page: string | null;
  /** Whose mailbox the message says that greets its reader. */
  mailbox: string | null;
  redirect: Redirect | null;
  /** Status of the command, as deep in the document as it failed; null without a document. */
  status: number | null;
  document: Element | null;
  /** Server ID of the message that greets its reader. */
  greeting: string | null;
  /** Why a 200 is not the answer that the command has. */
  problem: string | null;
}

const nothing: EasView = {
  page: null,
  mailbox: null,
  redirect: null,
  status: null,
  document: null,
  greeting: null,
  problem: null,
};

/** Pure; null when there was no answer. */
export function viewOf(attempt: HttpAttempt): EasView | null {
  const { answer } = attempt;
  if (answer === undefined) return null;
  if (answer.status !== 200) return { ...nothing, redirect: redirectOf(attempt) };
  if (attempt.method === 'OPTIONS') {
    return { ...nothing, page: answer.headers[easHeaders.protocolVersions] === undefined ? null : 'OPTIONS' };
  }
  const command = commandOf(attempt);
  if (command === null) return nothing;
  if (answer.body === '') return { ...nothing, page: `${command} empty` };
  try {
    return viewOfDocument(command, documentOf(answer));
  } catch (error) {
    if (error instanceof WbxmlError || error instanceof EasMessageError) {
      return { ...nothing, problem: `the answer to ${command} cannot be read: ${error.message}` };
    }
    throw error;
  }
}

function documentOf(answer: HttpAnswer): Element {
  const type = answer.headers['content-type'] ?? 'no media type';
  if (!type.toLowerCase().startsWith(wbxmlContentType)) {
    throw new EasMessageError('Content-Type', wbxmlContentType, type);
  }
  return decodeWbxml(bytesOf(answer));
}

function viewOfDocument(command: EasCommand, document: Element): EasView {
  const whole = statusOf(command, document);
  const parts = whole === undefined || whole === success ? partsOf(command, document) : null;
  const status = parts?.status ?? whole ?? null;
  return {
    ...nothing,
    page: `${command} ${status ?? 'without a status'}`,
    mailbox: parts?.greeting?.owner ?? null,
    greeting: parts?.greeting?.serverId ?? null,
    status,
    document,
  };
}

interface Parts {
  status: number | undefined;
  greeting?: Greeting | undefined;
}

/** What the document says below its own status. @throws EasMessageError for a document that is not the command's */
function partsOf(command: EasCommand, document: Element): Parts | null {
  switch (command) {
    case 'Sync': {
      const { collections } = parseSyncResponse(document);
      const items = collections.flatMap(({ added, changed }) => [...added, ...changed]);
      return { status: collections[0]?.status, greeting: greetingIn(items) };
    }
    case 'GetItemEstimate':
      return { status: parseGetItemEstimateResponse(document).responses[0]?.status };
    case 'ItemOperations': {
      const { fetches } = parseItemOperationsResponse(document);
      return { status: fetches[0]?.status, greeting: greetingIn(fetches) };
    }
    case 'FolderSync':
      return { status: parseFolderSyncResponse(document).status };
    case 'Ping':
      return { status: parsePingResponse(document).status };
    case 'Provision':
      return { status: parseProvisionResponse(document).policy?.status };
    default:
      return null;
  }
}

interface Greeting {
  owner: string;
  serverId: string;
}

/** Every mailbox of the lab has a message "You are reading purple's mailbox on mbx2007-1". */
function greetingIn(
  items: readonly { serverId?: string; email?: { subject: string } }[],
): Greeting | undefined {
  return items.flatMap(({ serverId = '', email }) => {
    const owner = /^You are reading (.+)'s mailbox on /.exec(email?.subject ?? '')?.[1];
    return owner === undefined ? [] : [{ owner, serverId }];
  })[0];
}

/** The command that a request names; null where it names none. */
export function commandOf(attempt: HttpAttempt): EasCommand | null {
  if (attempt.method !== 'POST') return null;
  try {
    return parseEasQuery(new URL(attempt.url).search).command;
  } catch (error) {
    if (error instanceof EasQueryError) return null;
    throw error;
  }
}

/** 451 with X-MS-Location, or what every HTTP client follows. */
function redirectOf(attempt: HttpAttempt): Redirect | null {
  const { answer } = attempt;
  if (answer === undefined || answer.status !== easHttpStatuses.redirect) return plainRedirect(attempt);
  const to = answer.headers[easHeaders.location];
  return to !== undefined && URL.canParse(to) ? { style: 'plain', to } : null;
}

/** The observation of a step: the last attempt is what it shows. */
export function observationOf(attempts: HttpClientAttempt[]): Observation<HttpAttempt> {
  const last = attempts.at(-1);
  const { mailbox, redirect, page } = (last && viewOf(last.detail)) ?? nothing;
  return { attempts, mailbox, redirect, page };
}
