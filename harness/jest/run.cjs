'use strict';
const { spawn, spawnSync } = require('node:child_process');
const { join } = require('node:path');
const { createInterface } = require('node:readline');
// Not the globals: those of a test file may be fake.
const { clearTimeout, setTimeout } = require('node:timers');

const program = join(__dirname, '..', '..', 'bin', 'coexlab.js');

/** How long an interrupted run may take to close its servers, before it is killed. */
const closingMs = 5_000;
/** How much of what a child wrote to standard error is kept. */
const keptStderr = 20_000;

/**
 * The cases of a selection, by `coexlab run --list --json`.
 * @param {readonly string[]} selection arguments of `coexlab run`
 * @returns {{ id: string, title: string, protocol: string, environment: string }[]}
 */
function listCases(selection) {
  const { status, signal, error, stdout, stderr } = spawnSync(
    process.execPath,
    [program, 'run', '--list', '--json', ...selection],
    { encoding: 'utf8', env: environment(), maxBuffer: 256 * 1024 * 1024 },
  );
  if (error) throw error;
  if (status !== 0)
    throw new Error(`coexlab run --list ended with ${status ?? signal}:\n${stderr.trimEnd()}`);
  return JSON.parse(stdout).cases;
}

/**
 * Starts `coexlab run` and follows what it reports.
 * @param {readonly string[]} selection arguments of `coexlab run`
 * @param {string} script only tests give another one
 */
function startRun(selection, script = program) {
  const child = spawn(process.execPath, [script, 'run', '--reporter', 'ndjson', ...selection], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const results = new Map();
  const waiting = new Map();
  let end = null;
  let stderr = '';
  let ending = null;

  const settleAll = () => {
    for (const [id, { reject }] of waiting) reject(withoutResult(id));
    waiting.clear();
  };
  const withoutResult = (id) =>
    new Error(
      end === null
        ? `coexlab ended with ${ending} before it had a result for ${id}${stderr && `:\n${stderr.trimEnd()}`}`
        : `coexlab ran to its end without a result for ${id}`,
    );

  createInterface({ input: child.stdout }).on('line', (line) => {
    const event = parsed(line);
    if (event?.type === 'result') {
      results.set(event.id, event);
      waiting.get(event.id)?.resolve(event);
      waiting.delete(event.id);
    } else if (event?.type === 'end') {
      end = event;
    } else {
      stderr += `${line}\n`;
    }
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr = (stderr + text).slice(-keptStderr);
  });
  const closed = new Promise((resolve) => {
    child.once('error', (error) => {
      ending = error.message;
      resolve();
    });
    child.once('close', (code, signal) => {
      ending ??= signal === null ? `exit code ${code}` : signal;
      resolve();
    });
  }).then(settleAll);

  return {
    /** Rejects when the run ends without it. */
    resultOf(id) {
      const known = results.get(id);
      if (known !== undefined) return Promise.resolve(known);
      if (ending !== null) return Promise.reject(withoutResult(id));
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    },

    /** What was found only after cases had ended: sentences, or texts of failures. Rejects when the run broke off. */
    async afterwards() {
      await closed;
      if (end === null) throw withoutResult('the whole run');
      return [...end.strays, ...end.amended.map(({ text, reason, id }) => text ?? `${id}: ${reason}`)];
    },

    /** Ends the run, whatever it is doing, and resolves when it is gone. */
    async stop() {
      if (ending === null) child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), closingMs);
      await closed;
      clearTimeout(timer);
    },
  };
}

/** Jest's own flags, and a debugger's, are not for the child. */
function environment() {
  const { NODE_OPTIONS: _, ...rest } = process.env;
  return rest;
}

function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

module.exports = { listCases, startRun };
