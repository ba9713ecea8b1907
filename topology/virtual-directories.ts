/** URL path of each virtual directory, under the name that the Exchange cmdlets have for it (`Get-…VirtualDirectory`). */
export const virtualDirectoryPaths = {
  owa: '/owa',
  ecp: '/ecp',
  activeSync: '/Microsoft-Server-ActiveSync',
  webServices: '/EWS/Exchange.asmx',
  oab: '/OAB',
  autodiscover: '/Autodiscover',
  rpc: '/rpc',
  powerShell: '/PowerShell',
} as const satisfies Record<string, `/${string}`>;

export type VirtualDirectoryName = keyof typeof virtualDirectoryPaths;

export const virtualDirectoryNames = Object.keys(virtualDirectoryPaths) as VirtualDirectoryName[];

/** The folder that a virtual directory is, in lower case as paths are compared: `/ews`. */
export function virtualDirectoryRoot(name: VirtualDirectoryName): string {
  return `/${firstSegment(virtualDirectoryPaths[name])}`;
}

/** The virtual directory that a request target belongs to; undefined outside all of them. Case-insensitive, as IIS is. */
export function virtualDirectoryAt(target: string): VirtualDirectoryName | undefined {
  return bySegment.get(firstSegment(target));
}

/** `ews` of `/EWS/Exchange.asmx?WSDL`. */
function firstSegment(target: string): string {
  return /^\/([^/?]*)/.exec(target)?.[1]?.toLowerCase() ?? '';
}

const bySegment = new Map(
  virtualDirectoryNames.map((name) => [firstSegment(virtualDirectoryPaths[name]), name]),
);
