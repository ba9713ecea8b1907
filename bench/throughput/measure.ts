import { Agent, request } from 'undici';
import type { Contestant } from './contestants.ts';
import { answerBytes, type ContestantReady, type LoadOrder, type Scheme } from './contract.ts';
import type { Organisation } from './organisation.ts';
import { openStage } from './stage.ts';
import type { Measurement } from './summary.ts';

/** How long and how often. */
export interface Plan {
  connections: number;
  rounds: Record<Scheme, number>;
  /** Seconds for which those that warm up are loaded before the first round. */
  warmUpSeconds: number;
  settleSeconds: number;
  seconds: number;
  /** See openStage. */
  profileFolder: string | null;
}

/**
 * Loads every contestant in turn, round after round (A B C A B C …), so that a busy moment of the machine hits all alike.
 * @param onTurn called before each; round 0 is the warming up
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
      const turns = stage.started.flatMap(({ contestant, ready }) => {
        const order = loadOrder(plan, stage.organisation, scheme, ready);
        return order === null ? [] : [{ contestant, order }];
      });
      const take = async ({ contestant: { name }, order }: (typeof turns)[number], round: number) => {
        onTurn(scheme, round, name);
        const result = await stage.load(order);
        if (result.errors > 0)
          throw new Error(`${name}, ${scheme}: ${result.errors} requests failed under load`);
        return { scheme, round, contestant: name, ...result };
      };
      for (const { contestant, order } of turns) await checkAnswer(contestant.name, order);
      for (const turn of turns.filter(({ contestant }) => contestant.warmsUp)) {
        await take({ ...turn, order: { ...turn.order, seconds: plan.warmUpSeconds } }, 0);
      }
      for (let round = 1; round <= plan.rounds[scheme]; round += 1) {
        for (const turn of turns) measurements.push(await take(turn, round));
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
