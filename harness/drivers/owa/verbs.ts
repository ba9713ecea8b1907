import { z } from 'zod';
import { loginForm } from '../login.ts';
import type { VerbTable } from '../verbs.ts';

const path = z
  .string()
  .regex(/^\//, 'a path that begins with a slash')
  .default('/owa/')
  .describe('What is opened: path and query');
const password = z.string().optional().describe("Typed in place of the account's own");
const privateComputer = z.boolean().default(false).describe('Ticks "This is a private computer"');
const fields = z
  .record(z.string(), z.string())
  .optional()
  .describe('Fields of the form as somebody else has set them: `{ destination: "//evil.example/" }`');
const form = { user: loginForm, password, private: privateComputer, fields };

/** What a person with a browser does in Outlook Web App. */
export const owaVerbs = {
  open: {
    does: 'GET of the path, following redirects on the same host as a browser does',
    options: z.strictObject({ path }),
  },
  'sign in': {
    does: 'Opens, fills in the logon form and posts it, or answers a 401 with Basic; stops at a redirect to another host',
    options: z.strictObject({ path, ...form }),
  },
  'sign in here': {
    does: 'The same on the logon page that is shown, without opening anything before',
    options: z.strictObject(form),
  },
  read: {
    does: 'GET with the session that there is',
    options: z.strictObject({ path }),
  },
  'sign out': {
    does: 'Presses the button on the mailbox page',
    options: z.strictObject({}),
  },
} as const satisfies VerbTable;
