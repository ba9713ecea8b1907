import { EasMessageError, type Element } from '../../../protocols/eas/element.ts';
import { commonStatuses } from '../../../protocols/eas/statuses.ts';
import { type EasCommand, isAtLeast } from '../../../protocols/eas/versions.ts';
import { decodeWbxml, WbxmlError, wbxmlLimits } from '../../../protocols/eas/wbxml.ts';
import { readBytes } from '../../kit/body.ts';
import { answerDocument, answerEas, answerStatus, refuse } from './answers.ts';
import type { CommandContext } from './context.ts';
import { estimateItems, fetchItems, syncFolders, syncItems } from './items.ts';
import { ping } from './ping.ts';
import { provision } from './provision.ts';

/** Answers a document with a document; null is an empty answer. */
type Command = (request: Element, context: CommandContext) => Promise<Element | null> | Element | null;

const commands: Partial<Record<EasCommand, Command>> = {
  Provision: provision,
  FolderSync: syncFolders,
  Sync: syncItems,
  GetItemEstimate: estimateItems,
  ItemOperations: fetchItems,
  Ping: ping,
};

/** Runs the command of a request whose sender is authenticated and provisioned. */
export async function runCommand(context: CommandContext): Promise<void> {
  const { host, roundTrip, query } = context;
  const command = commands[query.command];
  if (command === undefined) {
    return refuse(host, roundTrip, 501, `the mocks do not play ${query.command}`);
  }
  const body = await readBytes(roundTrip.request, wbxmlLimits.bytes);
  let answer: Element | null;
  try {
    answer = await command(decodeWbxml(body), context);
  } catch (error) {
    if (error instanceof WbxmlError) return malformed(context, commonStatuses.invalidWbxml, error);
    if (error instanceof EasMessageError) return malformed(context, commonStatuses.invalidContent, error);
    throw error;
  }
  if (answer === null) answerEas(host, roundTrip, 200, '');
  else answerDocument(host, roundTrip, answer);
}

/** Since 14.0 a status says what was wrong with a document, before it was 400. */
function malformed({ host, roundTrip, query, version }: CommandContext, status: number, error: Error): void {
  if (isAtLeast(version, '14.0')) answerStatus(host, roundTrip, query.command, status);
  else refuse(host, roundTrip, 400, error.message);
}
