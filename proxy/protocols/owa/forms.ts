import {
  type LogonForm,
  type LogonReason,
  logonPageUrl,
  parseLogonForm,
} from '../../../protocols/owa/fba.ts';
import { safeDestination } from './destination.ts';
import { logonPage, silentRedirectPage } from './pages.ts';

/** What forms-based authentication reads of forms, and what it shows (wire.md §2). Pure. */
export interface Forms {
  /** Path and query of the logon page that leads back to `url` (absolute). */
  logonPageUrl(url: string, reason: LogonReason): string;
  /** The logon page. @param destination absolute URL that its form leads to */
  logonPage(destination: string, reason: LogonReason): string;
  /** The posted form; null when user name or password is missing. */
  read(body: string): LogonForm | null;
  /**
   * Where a client's `destination` or `url` leads, as an absolute URL; null for another place than `host`, the client's
   * Host header.
   */
  destination(wanted: string, host: string): string | null;
  /** The page whose form submits itself to `action`, the target's logon end point. */
  silentRedirectPage(action: string, form: LogonForm): string;
}

export const forms: Forms = {
  logonPageUrl,
  logonPage,
  read: parseLogonForm,
  destination: safeDestination,
  silentRedirectPage,
};
