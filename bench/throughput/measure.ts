import { Agent, request } from 'undici';
import type { Contestant } from './contestants.ts';
import { answerBytes, type ContestantReady, type LoadOrder, type Scheme } from './contract.ts';
import type { Organisation } from './organisation.ts';
import { openStage } from './stage.ts';
import type { Measurement } from './summary.ts';

/** How long and how often. */
export interface Plan {
  connections: number;
  /** Counted rounds for each scheme; one more comes first and is not counted. */
  rounds: Record<Scheme, number>;
  settleSeconds: number;
  seconds: number;
  /** See openStage. */
  profileFolder: string | null;
}

/**
 * Loads every contestant in turn, round after round (A B C A B C …), so that a busy moment of the machine hits all alike.
 * @param onTurn called before each
 * @throws Error when a contestant cannot start, or answers wrongly
 */
export async function measureThroughput(
  plan: Plan,
  contestants: readonly Contestant[],
  onTurn: (scheme: Scheme, round: number, contestant: string) => void,
): Promise<Measurement[]> {
  const stage = await openStage(contestants, plan.profileFolder);
  const measurements: Measurement[] = [];
  try {
    for (const scheme of ['https', 'http'] as const) {
      const turns = stage.started
        .map(({ contestant, ready }) => ({
          contestant: contestant.name,
          order: loadOrder(plan, stage.organisation, scheme, ready),
        }))
        .filter((turn): turn is typeof turn & { order: LoadOrder } => turn.order !== null);
      for (const { contestant, order } of turns) await checkAnswer(contestant, order);
      for (let round = 0; round <= plan.rounds[scheme]; round += 1) {
        for (const { contestant, order } of turns) {
          onTurn(scheme, round, contestant);
          const result = await stage.load(order);
          if (result.errors > 0) {
            throw new Error(`${contestant}, ${scheme}: ${result.errors} requests failed under load`);
          }
          if (round > 0) measurements.push({ scheme, round, contestant, ...result });
        }
      }
    }
  } finally {
    await stage.close();
  }
  return measurements;
}

function loadOrder(
  plan: Plan,
  { frontEnd, authorizations }: Organisation,
  scheme: Scheme,
  { listening, pid }: ContestantReady,
): LoadOrder | null {
  const endpoint = listening[scheme];
  if (endpoint === undefined) return null;
  return {
    scheme,
    endpoint,
    ca: frontEnd.tls.ca,
    host: frontEnd.host,
    path: frontEnd.path,
    authorizations: authorizations(plan.connections),
    settleSeconds: plan.settleSeconds,
    seconds: plan.seconds,
    pid,
  };
}

/** The load itself looks at the status only. @throws Error when it is not the back end's answer that comes */
async function checkAnswer(contestant: string, order: LoadOrder): Promise<void> {
  const { scheme, endpoint, ca, host, path, authorizations } = order;
  // The bare back end has a certificate for its own names.
  const dispatcher = new Agent({ connect: { ca, servername: host, checkServerIdentity: () => undefined } });
  try {
    const answer = await request(`${scheme}://${endpoint.address}:${endpoint.port}${path}`, {
      dispatcher,
      headers: { host, authorization: authorizations[0] ?? '' },
    });
    const text = await answer.body.text();
    if (answer.statusCode !== 200 || text.length !== answerBytes) {
      throw new Error(
        `${contestant}, ${scheme}: expected 200 with ${answerBytes} octets; found ${answer.statusCode} with ${text.length}: ${text.slice(0, 200)}`,
      );
    }
  } finally {
    await dispatcher.close();
  }
}
