import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { listen } from '../../../net/listen.ts';
import type { Endpoint } from '../../../net/name-map.ts';
import { serveParent } from '../../child.ts';
import type { ContestantConfig, ContestantReady, Listening } from '../contract.ts';

/** A program of the system as a contestant: one process, in the foreground, configured by one file. */
export interface NativeProxy {
  program: string;
  configuration(config: ContestantConfig, files: PemFiles, listening: Required<Listening>): string;
  /** Arguments that make it run in the foreground with that file. */
  arguments(file: string, folder: string): string[];
}

/** What such programs read certificates from. */
interface PemFiles {
  cert: string;
  key: string;
  /** Certificate and key in one file. */
  both: string;
  ca: string;
}

/** Where a program is; Debian puts servers into folders that are not on everybody's PATH. Null when it is missing. */
export function findProgram(program: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, program)).find(isExecutable) ?? null;
}

/** Runs it as a child of this process, which ends it. */
export function serveNative(proxy: NativeProxy): void {
  serveParent<ContestantConfig, ContestantReady>(async (config) => {
    const path = findProgram(proxy.program);
    if (path === null) throw new Error(`${proxy.program} is not installed`);
    const listening = { http: await freePort(), https: await freePort() };
    const file = join(config.folder, `${proxy.program}.conf`);
    writeFileSync(file, proxy.configuration(config, writePemFiles(config), listening));
    const child = spawn(path, proxy.arguments(file, config.folder), { stdio: ['ignore', 'ignore', 'pipe'] });
    process.on('exit', () => child.kill('SIGKILL'));
    await Promise.all(Object.values(listening).map((endpoint) => accepting(child, endpoint, proxy.program)));
    return { ready: { listening, pid: child.pid ?? 0 } };
  });
}

function writePemFiles({ folder, tls }: ContestantConfig): PemFiles {
  const write = (name: string, text: string) => {
    const file = join(folder, name);
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  };
  return {
    cert: write('cert.pem', tls.cert),
    key: write('key.pem', tls.key),
    both: write('both.pem', `${tls.cert}\n${tls.key}`),
    ca: write('ca.pem', tls.ca),
  };
}

/** They cannot be told to take any port: one that was free a moment ago. */
async function freePort(): Promise<Endpoint> {
  const listener = await listen(createServer(), 'bench', { address: '127.0.0.1', port: 0 });
  await listener.close();
  return listener.endpoint;
}

async function accepting(child: ChildProcess, endpoint: Endpoint, program: string): Promise<void> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-2000);
  });
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}: ${said.trim()}`);
    if (await accepts(endpoint)) return;
    await delay(25);
  }
  throw new Error(
    `${program} does not listen on ${endpoint.address}:${endpoint.port} after 5 s: ${said.trim()}`,
  );
}

function accepts({ address, port }: Endpoint): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, address);
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
