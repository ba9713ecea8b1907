import { z } from 'zod';
import { loginForm } from '../login.ts';
import type { VerbTable } from '../verbs.ts';

/** The protocol versions that the lab's devices speak, oldest first. */
export const spokenVersions = ['12.1', '14.0', '14.1'] as const;

const printable = '[\\x21-\\x2e\\x30-\\x7e]+';
const range = 'a whole number from 0 to 4294967295';
const uint32 = z.int().min(0, range).max(0xffffffff, range);

const login = {
  device: z
    .string()
    .regex(new RegExp(`^${printable}/${printable}$`), '<type>/<id>, such as SmartPhone/v140Device')
    .default('SmartPhone/v140Device')
    .describe('`<type>/<id>`; Windows phones and iPhones are on the 451 list, Android is not'),
  user: loginForm,
  password: z.string().optional().describe("Set up in place of the account's own"),
  version: z
    .enum(spokenVersions)
    .default('14.1')
    .describe('The newest protocol version that the device speaks'),
};
const command = {
  ...login,
  query: z.enum(['plain', 'base64']).default('plain').describe('Form of the query'),
  queryUser: z.string().optional().describe('`User=` of the query, where it is to name somebody else'),
};
const provisioned = {
  ...command,
  policyKey: uint32
    .optional()
    .describe('Sent as it is, 0 for none, and the device does not provision; default: what Provision gave'),
};

/** What a phone does with Exchange ActiveSync. */
export const easVerbs = {
  options: { does: 'OPTIONS', options: z.strictObject(login) },
  provision: { does: 'Both phases of Provision', options: z.strictObject(command) },
  'folder sync': { does: 'FolderSync', options: z.strictObject(provisioned) },
  sync: {
    does: 'Sync of the inbox: every item the first time, changes then',
    options: z.strictObject(provisioned),
  },
  estimate: { does: 'GetItemEstimate of the inbox', options: z.strictObject(provisioned) },
  fetch: {
    does: 'ItemOperations: fetches the message that greets its reader',
    options: z.strictObject(provisioned),
  },
  ping: {
    does: 'Ping for the inbox',
    options: z.strictObject({
      ...provisioned,
      heartbeat: uint32.default(480).describe('How long the server may hold it, in seconds'),
    }),
  },
} as const satisfies VerbTable;

/** What a verb takes; a verb without an option of these has nothing for it. */
export type EasOptions = z.infer<typeof easVerbs.options.options> &
  Partial<z.infer<typeof easVerbs.ping.options>>;
