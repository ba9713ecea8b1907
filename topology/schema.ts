import { z } from 'zod';
import type { VirtualDirectoryName } from './virtual-directories.ts';

/** Exchange versions as the article bands them. 2013 is "E15", 2010 "E14", 2007 "E12". */
export type ExchangeVersion = 2007 | 2010 | 2013;

const fqdn = z
  .string()
  .regex(/^(?=.{1,255}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]+$/i, 'a fully qualified domain name');
const url = z.url({ protocol: /^https?$/ });
const serverName = z.string().regex(/^[a-z0-9][a-z0-9-]*$/i, 'a server name of letters, digits and hyphens');
/** `$null`, as the cmdlets spell an empty property: a value that an overlay takes away. */
const optionalUrl = url.optional();

const authentication = {
  basicAuthentication: z.boolean().optional().describe('HTTP Basic'),
  windowsAuthentication: z
    .boolean()
    .optional()
    .describe("Integrated Windows authentication; what a front end's signed identity needs"),
};

const virtualDirectory = z.strictObject({
  internalUrl: z
    .union([url, z.literal('')])
    .optional()
    .describe('InternalUrl; default: https://<server FQDN>/<virtual directory>; "" is an empty one ($null)'),
  externalUrl: optionalUrl.describe('ExternalUrl; its presence makes the site Internet-facing (TOP-4)'),
  ...authentication,
});

const owaVirtualDirectory = virtualDirectory.extend({
  formsAuthentication: z.boolean().optional().describe('FormsAuthentication (FBA)'),
  crossSiteRedirectType: z.enum(['Manual', 'Silent']).optional().describe('CrossSiteRedirectType (2010)'),
  legacyRedirectType: z.enum(['Manual', 'Silent']).optional().describe('LegacyRedirectType (2010)'),
});

const webServicesVirtualDirectory = virtualDirectory.extend({
  internalNLBBypassUrl: optionalUrl.describe('InternalNLBBypassUrl (2010)'),
});

const virtualDirectories = z.strictObject({
  owa: owaVirtualDirectory.optional(),
  ecp: virtualDirectory.optional(),
  activeSync: virtualDirectory.optional(),
  webServices: webServicesVirtualDirectory.optional(),
  oab: virtualDirectory.optional(),
  autodiscover: virtualDirectory.optional(),
  rpc: virtualDirectory.optional(),
  powerShell: virtualDirectory.optional(),
} satisfies Record<VirtualDirectoryName, z.ZodType>);

const outlookAnywhere = z.strictObject({
  externalHostname: fqdn.optional(),
  internalHostname: fqdn.optional(),
  externalClientAuthenticationMethod: z.enum(['Basic', 'Ntlm', 'Negotiate']).optional(),
  internalClientAuthenticationMethod: z.enum(['Basic', 'Ntlm', 'Negotiate']).optional(),
  externalClientsRequireSsl: z.boolean().optional(),
  internalClientsRequireSsl: z.boolean().optional(),
  iisAuthenticationMethods: z.array(z.enum(['Basic', 'Ntlm', 'Negotiate'])).optional(),
});

const mailSettings = z.strictObject({
  loginType: z.enum(['PlainTextLogin', 'PlainTextAuthentication', 'SecureLogin']).optional(),
  internalConnectionSettings: z
    .array(z.string().regex(/^[^:\s]+:\d+(:(SSL|TLS))?$/, 'Host:Port, Host:Port:SSL or Host:Port:TLS'))
    .optional(),
  serviceStopped: z.boolean().optional(),
});

const server = z.strictObject({
  fqdn: fqdn.describe('Fqdn'),
  site: z.string().describe('Active Directory site'),
  serverRole: z.array(z.enum(['ClientAccess', 'Mailbox'])).min(1),
  adminDisplayVersion: z
    .string()
    .regex(/^Version (8|14|15)\.\d+ \(Build \d+\.\d+\)$/, 'like "Version 14.3 (Build 123.4)"'),
  isOutOfService: z.boolean().optional().describe('IsOutOfService (2010; ignored on 2007)'),
  autoDiscoverServiceInternalUri: optionalUrl,
  virtualDirectories: virtualDirectories.optional(),
  outlookAnywhere: outlookAnywhere.optional(),
  pop3: mailSettings.optional(),
  imap4: mailSettings.optional(),
});

const database = z.strictObject({
  server: serverName.describe('Server: where the active copy is mounted'),
  servers: z
    .array(serverName)
    .optional()
    .describe('Servers: every server with a copy; default: just `server`'),
  rpcClientAccessServer: fqdn.optional(),
  offlineAddressBook: z.string().optional(),
});

const user = z.strictObject({
  displayName: z.string().optional(),
  userPrincipalName: z.email().optional(),
  password: z.string().min(1).describe('A password of the lab; never one that is used elsewhere'),
  mailbox: z
    .strictObject({ database: z.string(), exchangeGuid: z.guid().optional() })
    .optional()
    .describe('Absent: an account without a mailbox'),
});

/** What a topology file may say, before anything is derived. */
export const topologySchema = z
  .strictObject({
    $schema: z.string().optional(),
    organization: z.string().describe('Name of the organisation'),
    domain: z.strictObject({ dns: fqdn, netBios: z.string().regex(/^[A-Z0-9-]{1,15}$/) }),
    directory: z.strictObject({ fqdn }).describe('The directory server of the lab'),
    sites: z.array(z.string()).min(1),
    namespaces: z.record(
      fqdn,
      z.strictObject({
        servers: z.array(serverName).min(1).describe('The servers behind the load-balanced name'),
        internet: z.boolean().optional().describe('Can be reached from the Internet; default true'),
      }),
    ),
    servers: z.record(serverName, server),
    databaseAvailabilityGroups: z
      .record(z.string(), z.strictObject({ servers: z.array(serverName) }))
      .optional(),
    databases: z.record(z.string(), database),
    offlineAddressBooks: z
      .record(
        z.string(),
        z.strictObject({
          guid: z.guid(),
          virtualDirectories: z.array(serverName).describe('The web distribution points'),
        }),
      )
      .optional(),
    clientAccessArrays: z
      .record(fqdn, z.strictObject({ site: z.string(), members: z.array(serverName) }))
      .optional(),
    implementationUnderTest: z
      .array(serverName)
      .optional()
      .describe('Client Access servers that the implementation under test plays; default: every 2013 one'),
    users: z.record(
      z.string().regex(/^[a-z][a-z0-9]{0,14}$/i, 'a sAMAccountName of at most 15 letters and digits'),
      user,
    ),
  })
  .meta({ id: 'coexlab-topology', title: 'An Exchange organisation as coexlab starts it' });

/** The parsed but not yet derived topology. */
export type TopologySource = z.infer<typeof topologySchema>;
export type MailSettings = Required<z.infer<typeof mailSettings>>;
export type OutlookAnywhereSettings = z.infer<typeof outlookAnywhere>;

/** A virtual directory with every default filled in. */
export interface VirtualDirectory {
  /** Absent: the property is empty. */
  internalUrl?: string;
  externalUrl?: string;
  basicAuthentication: boolean;
  windowsAuthentication: boolean;
  formsAuthentication: boolean;
  crossSiteRedirectType: 'Manual' | 'Silent';
  legacyRedirectType: 'Manual' | 'Silent';
  internalNLBBypassUrl?: string;
}

/** An Exchange server with everything derivable derived. */
export interface Server {
  name: string;
  fqdn: string;
  site: string;
  version: ExchangeVersion;
  adminDisplayVersion: string;
  serverRole: ('ClientAccess' | 'Mailbox')[];
  isOutOfService: boolean;
  autoDiscoverServiceInternalUri?: string;
  virtualDirectories: Partial<Record<VirtualDirectoryName, VirtualDirectory>>;
  outlookAnywhere?: OutlookAnywhereSettings;
  pop3?: MailSettings;
  imap4?: MailSettings;
}

export interface Database {
  name: string;
  server: string;
  servers: string[];
  rpcClientAccessServer?: string;
  offlineAddressBook?: string;
}

export interface User {
  name: string;
  displayName: string;
  userPrincipalName: string;
  password: string;
  mailbox?: { database: string; exchangeGuid: string };
}

export interface Namespace {
  fqdn: string;
  servers: string[];
  internet: boolean;
}

/** A whole organisation, validated and derived; plain data, so that it crosses any border as JSON. */
export interface Topology {
  organization: string;
  domain: { dns: string; netBios: string };
  directory: { fqdn: string };
  sites: string[];
  namespaces: Namespace[];
  servers: Server[];
  databaseAvailabilityGroups: { name: string; servers: string[] }[];
  databases: Database[];
  offlineAddressBooks: { name: string; guid: string; virtualDirectories: string[] }[];
  clientAccessArrays: { fqdn: string; site: string; members: string[] }[];
  /** Names of the servers that the implementation under test plays (TOP-5). */
  implementationUnderTest: string[];
  users: User[];
}
