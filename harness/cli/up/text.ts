import Table from 'cli-table3';
import { type NameMap, nameKey } from '../../../net/name-map.ts';
import { fbaPaths, logonFields } from '../../../protocols/owa/fba.ts';
import { findAccount, nominalPorts } from '../../../topology/index.ts';
import { quote } from '../../drivers/http/repeat.ts';
import type { InProcessLab } from '../../lab/in-process.ts';

/** A running lab as `--json` writes it; within a version, keys are only ever added. */
export interface LabDescription {
  version: 1;
  environment: string;
  implementation: { name: string; version: string };
  /** PEM file of the CA that every certificate of the lab is from; gone when the lab ends. */
  caFile: string;
  /** With standard ports: lines for a hosts file, after which every program finds the servers. */
  hosts?: string[];
  /** With standard ports: options by which curl finds them without those lines. */
  curlResolve?: string;
  /** What the Internet resolves: `host:port` → `address:port`. */
  names: Record<string, string[]>;
  servers: { name: string; fqdn: string; role: string; site: string; ports: Record<string, string> }[];
  personas: {
    name: string;
    userPrincipalName: string;
    password: string;
    mailbox: { version: number; site: string; server: string } | null;
    /** A command line that signs in to OWA. */
    curl: string;
  }[];
}

/** @param hosts lines for a hosts file, when every name leads to its own address and port */
export function describeLab(
  environment: string,
  lab: InProcessLab,
  caFile: string,
  hosts?: string[],
): LabDescription {
  const { topology, implementation, names } = lab;
  const { name, version } = implementation;
  const address = (endpoint: { address: string; port: number }) => `${endpoint.address}:${endpoint.port}`;
  const portsOf = (server: string) =>
    Object.fromEntries(
      lab.ports
        .filter((port) => port.server === server)
        .map(({ nominalPort, endpoint }) => [String(nominalPort), address(endpoint)]),
    );
  return {
    version: 1,
    environment,
    implementation: { name, version },
    caFile,
    ...(hosts && { hosts, curlResolve: resolveOptions(names.internet) }),
    names: Object.fromEntries(
      Object.entries(names.internet).map(([key, endpoints]) => [key, endpoints.map(address)]),
    ),
    servers: [
      ...topology.servers.map((server) => ({
        name: server.name,
        fqdn: server.fqdn,
        role: lab.isUnderTest(server.name)
          ? `${server.version} ${server.serverRole.join('+')}, under test`
          : `${server.version} ${server.serverRole.join('+')}`,
        site: server.site,
        ports: portsOf(server.name),
      })),
      {
        name: 'directory',
        fqdn: topology.directory.fqdn,
        role: 'directory',
        site: '',
        ports: portsOf('directory'),
      },
    ],
    personas: topology.users.map((user) => {
      const mailbox = findAccount(topology, user.name)?.mailbox ?? null;
      return {
        name: user.name,
        userPrincipalName: user.userPrincipalName,
        password: user.password,
        mailbox: mailbox && { version: mailbox.version, site: mailbox.site, server: mailbox.server },
        curl: signIn(
          lab,
          caFile,
          hosts === undefined,
          `${topology.domain.netBios}\\${user.name}`,
          user.password,
        ),
      };
    }),
  };
}

export function labText(lab: LabDescription): string {
  return [
    `${lab.environment}, with ${lab.implementation.name} ${lab.implementation.version} under test. Ctrl-C ends it.`,
    table(
      ['name', 'leads to'],
      Object.entries(lab.names).map(([name, addresses]) => [name, addresses.join(', ')]),
    ),
    table(
      ['server', 'FQDN', 'role', 'site', 'port → address'],
      lab.servers.map(({ name, fqdn, role, site, ports }) => [
        name,
        fqdn,
        role,
        site,
        Object.entries(ports)
          .map(([port, address]) => `${port} → ${address}`)
          .join(', '),
      ]),
    ),
    table(
      ['user', 'password', 'mailbox'],
      lab.personas.map(({ name, password, mailbox }) => [
        name,
        password,
        mailbox === null ? 'none' : `Exchange ${mailbox.version} in ${mailbox.site}, on ${mailbox.server}`,
      ]),
    ),
    `The lab's CA: ${lab.caFile}`,
    ...(lab.hosts === undefined
      ? []
      : [
          'Lines for the hosts file, by which every program finds the lab:',
          ...lab.hosts,
          `Without them, curl finds it when these are added to its options:\n${lab.curlResolve}`,
        ]),
    'Sign in to OWA as',
    ...lab.personas.map(({ name, curl }) => `# ${name}\n${curl}`),
  ].join('\n');
}

function resolveOptions(names: NameMap): string {
  return Object.entries(names)
    .map(([name, [endpoint]]) => `--resolve ${name}:${endpoint?.address}`)
    .join(' ');
}

function table(head: string[], rows: string[][]): string {
  const it = new Table({ head, style: { head: [], border: [], compact: true } });
  it.push(...rows);
  return it.toString();
}

/** Posts the logon form at the first front door, keeps cookies and follows plain redirects. */
function signIn(
  { names, topology }: InProcessLab,
  caFile: string,
  /** Whether the port has to be said, too. */
  isElsewhere: boolean,
  username: string,
  password: string,
): string {
  const { https } = nominalPorts;
  const host = topology.namespaces.find(({ fqdn }) => nameKey(fqdn, https) in names.internet)?.fqdn ?? '';
  const [endpoint] = names.internet[nameKey(host, https)] ?? [];
  const form = logonFields({ destination: `https://${host}/owa/`, username, password, isPrivate: false });
  return [
    'curl -sS -L -b ""',
    `--cacert ${quote(caFile)}`,
    ...(endpoint === undefined || !isElsewhere
      ? []
      : [`--connect-to ${host}:${https}:${endpoint.address}:${endpoint.port}`]),
    ...Object.entries(form).map(([name, value]) => `--data-urlencode ${quote(`${name}=${value}`)}`),
    quote(`https://${host}${fbaPaths.authOwa}`),
  ].join(' ');
}
