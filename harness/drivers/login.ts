import { z } from 'zod';
import type { Credentials } from './types.ts';

const logins = {
  domain: ({ domain, user }) => `${domain}\\${user}`,
  upn: ({ userPrincipalName }) => userPrincipalName,
  bare: ({ user }) => user,
  'another domain': ({ user }) => `FABRIKAM\\${user}`,
  'another suffix': ({ user }) => `${user}@fabrikam.com`,
} as const satisfies Record<string, (credentials: Credentials) => string>;

type LoginForm = keyof typeof logins;

/** An option of every verb by which a user signs in. */
export const loginForm = z
  .enum(Object.keys(logins) as [LoginForm, ...LoginForm[]])
  .default('domain')
  .describe(
    'How the login is written: `CONTOSO\\purple`, `purple@contoso.com`, `purple`; as a stranger would, `FABRIKAM\\purple`, `purple@fabrikam.com`',
  );

/** What a user types for his name. */
export function loginOf(form: LoginForm, credentials: Credentials): string {
  return logins[form](credentials);
}
