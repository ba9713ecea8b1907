import { resolve } from 'node:path';
import { SourceError, UsageError } from '../../../input/index.ts';
import { findAccount } from '../../../topology/index.ts';
import { explain, explainAll } from '../../explain/explain.ts';
import { explanationTable, explanationText } from '../../explain/text.ts';
import { findEnvironment, overlayNames } from '../../specs/environments.ts';

/** The options of `coexlab explain` as commander hands them over. */
export interface ExplainFlags {
  connect?: string;
  environment: string;
  topology?: string;
  overlay?: string[];
  json?: true;
}

/** Prints where a user's request goes. @throws UsageError, SourceError */
export function explainRoute(user: string, protocol: string | undefined, flags: ExplainFlags): void {
  const { overlay = [], connect, json } = flags;
  const environment = flags.topology === undefined ? flags.environment : resolve(flags.topology);
  const { topology } = findEnvironment(environment, overlay);
  if (findAccount(topology, user) === undefined) pointAtOverlay(user, environment, overlay);
  const routes =
    protocol === undefined ? explainAll(topology, user, connect) : explain(topology, user, protocol, connect);
  if (json) print(JSON.stringify({ version: 2, routes }, null, 2));
  else print((protocol === undefined ? explanationTable : explanationText)(routes));
}

/** Violet is only there with an overlay; whoever leaves it out is told. @throws UsageError */
function pointAtOverlay(user: string, environment: string, overlays: readonly string[]): void {
  const missing = overlayNames().find(
    (name) => !overlays.includes(name) && hasUser(user, environment, [...overlays, name]),
  );
  if (missing === undefined) return;
  throw new UsageError(
    `there is no user "${user}" in this environment; with the overlay there is: --overlay ${missing}`,
  );
}

function hasUser(user: string, environment: string, overlays: readonly string[]): boolean {
  try {
    return findAccount(findEnvironment(environment, overlays).topology, user) !== undefined;
  } catch (error) {
    // An overlay need not fit every organisation.
    if (error instanceof SourceError) return false;
    throw error;
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
