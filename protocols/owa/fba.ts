/** Forms-based authentication of OWA: end points, fields and reasons (wire.md §2). */
export const fbaPaths = {
  logonPage: '/owa/auth/logon.aspx',
  /** Where 2010 and 2013 take the form. */
  authOwa: '/owa/auth.owa',
  /** Where 2007 takes it; 2010 and 2013 do too. */
  owaAuthDll: '/owa/auth/owaauth.dll',
  logoff: '/owa/logoff.owa',
  /** What OWA of 2010 asks again and again by itself. */
  keepAlive: '/owa/keepalive.owa',
} as const;

/** `reason=` of the logon page. */
export const logonReasons = { none: 0, signedOff: 1, badPassword: 2, expired: 3 } as const;
export type LogonReason = (typeof logonReasons)[keyof typeof logonReasons];

/** Milliseconds of idling after which a session ends: `flags` 0 is a public computer, 4 a private one. */
export const sessionLifetimes = { public: 15 * 60_000, private: 8 * 3_600_000 } as const;

/** The status of a POST or XHR whose session is missing or over: `440 Login Timeout`. */
export const loginTimeout = { status: 440, reason: 'Login Timeout' } as const;

/** What the logon form carries. */
export interface LogonForm {
  /** Absolute URL; where the user wanted to go. */
  destination: string;
  username: string;
  password: string;
  /** Whether the user said that the computer is private. */
  isPrivate: boolean;
}

/** Whether a request path is one that takes the logon form. */
export function isLogonPost(method: string, path: string): boolean {
  const lower = path.toLowerCase();
  return method === 'POST' && (lower === fbaPaths.authOwa || lower === fbaPaths.owaAuthDll);
}

/** Parses the posted form (`application/x-www-form-urlencoded`); null when user name or password is missing. */
export function parseLogonForm(body: string): LogonForm | null {
  const fields = new URLSearchParams(body);
  const username = fields.get('username') ?? '';
  const password = fields.get('password') ?? '';
  if (username === '' || password === '') return null;
  return {
    destination: fields.get('destination') ?? '',
    username,
    password,
    isPrivate: fields.get('flags') === '4',
  };
}

/** The fields of the form as a browser posts them. */
export function logonFields(form: LogonForm): Record<string, string> {
  return {
    destination: form.destination,
    flags: form.isPrivate ? '4' : '0',
    forcedownlevel: '0',
    username: form.username,
    password: form.password,
    isUtf8: '1',
  };
}

/** Path and query of the logon page that leads back to `url` (absolute). */
export function logonPageUrl(url: string, reason: LogonReason): string {
  return `${fbaPaths.logonPage}?url=${encodeURIComponent(url)}&reason=${reason}`;
}
