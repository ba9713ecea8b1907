import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { easDriver } from '../harness/drivers/eas/driver.ts';
import type { Client } from '../harness/drivers/types.ts';
import { builtinImplementation } from '../harness/implementations/builtin.ts';
import { type InProcessLab, startInProcessLab } from '../harness/lab/in-process.ts';
import { packageRoot } from '../harness/package-root.ts';
import { createAliases } from '../harness/run/alias.ts';
import { createCertificateAuthority } from '../net/certificates.ts';
import { loadTopology } from '../topology/load.ts';
import { lines, milliseconds, type Part } from './part.ts';

/** Many devices that wait in a Ping at once, through the built-in proxy. Memory in bytes, times in milliseconds. */
interface PingsFigures {
  pings: number;
  /** From the first OPTIONS until every device has its policy key and its folders, and holds its Ping. */
  connectMs: number;
  /** Of the whole process, which is every device, the proxy and every server: before, and while all are held. */
  residentBefore: number;
  residentHeld: number;
  /** Pings that did not end with status 1 when the heartbeat was over. */
  failed: number;
  /** From the moment at which the clock begins to move until the last answer. */
  answerMs: number;
}

const heartbeat = 480;
/** Devices that set up their accounts at the same time. */
const atOnce = 32;
/** Milliseconds after which the process gives up. */
const longest = 120_000;
const colours = ['red', 'purple', 'blue', 'orange', 'green'] as const;

export const pingsPart: Part = {
  name: 'pings',
  title: 'Hanging Pings at once, through the proxy (devices, proxy and servers in one process)',
  async measure({ quick, progress }) {
    progress('pings');
    const figures = await inProcessOfItsOwn(quick ? 200 : 1000);
    return { figures, text: pingsText(figures) };
  },
};

function pingsText(figures: PingsFigures): string {
  const { pings, connectMs, residentBefore, residentHeld, failed, answerMs } = figures;
  const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;
  return lines([
    ['held', `${pings} of ${pings}, after ${milliseconds(connectMs)}`],
    ['resident', `${megabytes(residentBefore)} before, ${megabytes(residentHeld)} held`],
    [
      '  of it a Ping',
      `${Math.round((residentHeld - residentBefore) / pings / 1024)} KB, all its ends together`,
    ],
    ['answered', `${pings - failed} of ${pings}, within ${milliseconds(answerMs)} of the heartbeat's end`],
  ]);
}

/** Memory is measured where nothing else has used any. @throws Error with what the process said */
async function inProcessOfItsOwn(pings: number): Promise<PingsFigures> {
  const child = spawn(process.execPath, [import.meta.filename, String(pings), '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => child.kill();
  process.once('exit', end);
  try {
    const [said, complaint] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    if (child.exitCode !== 0) throw new Error(complaint.slice(-2000));
    return JSON.parse(said) as PingsFigures;
  } finally {
    process.off('exit', end);
  }
}

async function measurePings(pings: number): Promise<PingsFigures> {
  const lab = await startInProcessLab({
    topology: loadTopology(join(packageRoot(), 'fixtures/topologies/coexistence.yaml')),
    authority: await createCertificateAuthority(),
    implementation: (clock) => builtinImplementation({ clock }),
  });
  const held = new Set<string>();
  const allHeld = Promise.withResolvers<void>();
  lab.onJournal((entry) => {
    if (entry.kind === 'conversation' && entry.state === 'held') held.add(entry.id);
    if (held.size === pings) allHeld.resolve();
  });
  const aliases = createAliases(1);
  const devices = Array.from({ length: pings }, (_, index) => {
    const colour = colours[index % colours.length] ?? 'red';
    return startDevice(lab, colour, aliases(colour));
  });
  try {
    const residentBefore = process.memoryUsage().rss;
    const began = performance.now();
    await inTurns(devices, async (device) => {
      await device.perform('folder sync', { connect });
    });
    const answers = devices.map((device) => device.perform('ping', { connect, heartbeat }));
    // A Ping that ends now was refused: then there would never be enough.
    const early = Promise.race(answers).then(({ page, attempts }) => {
      if (held.size < pings) throw new Error(`a Ping was not held: ${page ?? attempts.at(-1)?.error}`);
    });
    await Promise.race([allHeld.promise, early]);
    const connectMs = performance.now() - began;
    const residentHeld = process.memoryUsage().rss;
    const due = performance.now();
    await lab.advance(heartbeat * 1000, async () => {});
    const ended = await Promise.all(answers);
    const answerMs = performance.now() - due;
    const failed = ended.filter(({ page }) => page !== 'Ping 1').length;
    return { pings, connectMs, residentBefore, residentHeld, failed, answerMs };
  } finally {
    await Promise.all(devices.map((device) => device.close()));
    await lab.close();
  }
}

const connect = 'mail.contoso.com';

function startDevice(lab: InProcessLab, colour: string, user: string): Client {
  const { domain, users } = lab.topology;
  return easDriver.start({
    credentials: {
      user,
      userPrincipalName: `${user}@${domain.dns}`,
      domain: domain.netBios,
      password: users.find(({ name }) => name === colour)?.password ?? '',
    },
    names: lab.names.internet,
    ca: lab.ca,
    choose: (endpoints) => endpoints[user.charCodeAt(user.length - 1) % endpoints.length],
    now: lab.now,
    onConnect: () => {},
  });
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

if (import.meta.main) {
  const [pings = '1000', json] = process.argv.slice(2);
  setTimeout(() => {
    process.stderr.write(`not done within ${longest / 1000} s\n`);
    process.exit(1);
  }, longest).unref();
  const figures = await measurePings(Number(pings));
  process.stdout.write(json === '--json' ? JSON.stringify(figures) : `${pingsText(figures)}\n`);
  process.exitCode = figures.failed === 0 ? 0 : 1;
}
