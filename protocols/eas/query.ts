import { formatBase64Query, parseBase64Query } from './base64-query.ts';
import { type EasQuery, EasQueryError } from './query-contract.ts';
import { type EasCommand, easCommands } from './versions.ts';

export { type EasQuery, EasQueryError, formatBase64Query };

/**
 * Reads a query of either form, with or without its question mark.
 * @throws EasQueryError for what Exchange answers with 400, `field` is `Cmd` for an unknown command (501)
 */
export function parseEasQuery(search: string): EasQuery {
  const query = search.startsWith('?') ? search.slice(1) : search;
  // A plain query always has `=` after its first name; base64 has it at the very end, as padding.
  return /^[A-Za-z]+=[^=]/.test(query) || query.includes('&')
    ? parsePlainQuery(query)
    : parseBase64Query(query);
}

/** `Cmd=…&User=…&DeviceId=…&DeviceType=…` and the command's own parameters. Version and policy key go into headers. */
export function formatPlainQuery({ command, user, deviceId, deviceType, parameters }: EasQuery): string {
  const named: [string, string][] = [
    ['Cmd', command],
    ...(user === undefined ? [] : [['User', user] satisfies [string, string]]),
    ['DeviceId', deviceId],
    ['DeviceType', deviceType],
    ...Object.entries(parameters),
  ];
  return named.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
}

const commandsByLowerCase = new Map<string, EasCommand>(
  (Object.keys(easCommands) as EasCommand[]).map((command) => [command.toLowerCase(), command]),
);

const fieldNames = new Map(
  ['Cmd', 'User', 'DeviceId', 'DeviceType'].map((name) => [name.toLowerCase(), name] as const),
);

function parsePlainQuery(query: string): EasQuery {
  const fields = new Map<string, string>();
  const parameters: Record<string, string> = Object.create(null);
  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=');
    if (equals <= 0) throw new EasQueryError('the query', 'name=value', shown(pair));
    const written = decoded(pair.slice(0, equals));
    const value = decoded(pair.slice(equals + 1));
    const field = fieldNames.get(written.toLowerCase());
    if (field === undefined ? written in parameters : fields.has(field))
      throw new EasQueryError(field ?? written, 'it once', 'it twice');
    if (field === undefined) parameters[written] = value;
    else fields.set(field, value);
  }
  const required = (name: string): string => {
    const value = fields.get(name);
    if (value === undefined || value === '') throw new EasQueryError(name, `${name}=…`, 'none');
    return value;
  };
  const written = required('Cmd');
  const command = commandsByLowerCase.get(written.toLowerCase());
  if (command === undefined) throw new EasQueryError('Cmd', 'a command of ActiveSync', shown(written));
  const user = fields.get('User');
  return {
    command,
    ...(user !== undefined && user !== '' && { user }),
    deviceId: required('DeviceId'),
    deviceType: required('DeviceType'),
    parameters: { ...parameters },
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new EasQueryError('the query', 'percent-encoded UTF-8', shown(text));
  }
}

function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
