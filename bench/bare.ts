import type { HttpAttempt, HttpClientAttempt } from '../harness/drivers/http/attempt.ts';
import type { Driver } from '../harness/drivers/types.ts';
import type { Lab } from '../harness/lab/types.ts';
import { createAgent } from '../net/agent.ts';
import { tlsVersionOfTheTime } from '../net/tls.ts';

/** Drivers that pass everything through and keep the attempts as they were sent: results have the secrets taken out. */
export function recordingDrivers(drivers: readonly Driver[]): {
  drivers: readonly Driver[];
  attempts: HttpClientAttempt[];
} {
  const attempts: HttpClientAttempt[] = [];
  const recorded = drivers.map(
    (driver): Driver => ({
      ...driver,
      start(context) {
        const client = driver.start(context);
        const kept = async (observing: ReturnType<typeof client.follow>) => {
          const observation = await observing;
          attempts.push(...(observation.attempts as HttpClientAttempt[]));
          return observation;
        };
        return {
          ...client,
          perform: (verb, options) => kept(client.perform(verb, options)),
          send: (...request) => kept(client.send(...request)),
          follow: () => kept(client.follow()),
        };
      },
    }),
  );
  return { drivers: recorded, attempts };
}

/**
 * The same requests, in the same order, over connections of their own as a case's client has them: undici, bodies read,
 * nothing parsed. @throws Error when an answer has another status than it had
 */
export async function replay(attempts: readonly HttpClientAttempt[], lab: Lab): Promise<void> {
  const agent = createAgent({
    names: lab.names.internet,
    ca: lab.ca,
    maxTlsVersion: tlsVersionOfTheTime,
    choose: (endpoints, host) =>
      attempts.find(({ detail }) => new URL(detail.url).hostname === host)?.connection?.endpoint ??
      endpoints[0],
    options: { connections: 1, pipelining: 1 },
  });
  try {
    for (const { detail } of attempts) await repeat(detail, agent);
  } finally {
    await agent.destroy();
  }
}

async function repeat(detail: HttpAttempt, agent: ReturnType<typeof createAgent>): Promise<void> {
  const { method, url, headers, body: sent, binary, answer } = detail;
  const { origin, pathname, search } = new URL(url);
  const { statusCode, body } = await agent.request({
    origin,
    path: `${pathname}${search}`,
    method,
    headers,
    body: sent === '' ? null : Buffer.from(sent, binary ? 'latin1' : 'utf8'),
  });
  await body.dump();
  if (statusCode !== answer?.status) {
    throw new Error(`${method} ${url}: expected ${answer?.status} again, found ${statusCode}`);
  }
}
