import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A helper process of the bench. It ends by itself when this process does, however this one ends. */
export interface Child<Ready, Question, Answer> {
  pid: number;
  /** What it said once it was set up. */
  ready: Ready;
  /** One question at a time. @throws Error with the child's own message */
  ask(question: Question): Promise<Answer>;
  stop(): Promise<void>;
}

type Message = { value: unknown } | { failed: string };

/**
 * Starts the module of a URL, which calls `serveParent`. @throws Error with the child's own message when it cannot set up
 * @param nodeOptions for Node itself, such as `--cpu-prof`
 */
export async function startChild<Ready, Question = never, Answer = never>(
  module: string,
  config: unknown,
  nodeOptions: readonly string[] = [],
): Promise<Child<Ready, Question, Answer>> {
  const child = fork(new URL(module), { execArgv: [...process.execArgv, ...nodeOptions] });
  const ask = async <T>(question: unknown): Promise<T> => {
    const answered = nextMessage(child, module);
    child.send(question as object);
    return (await answered) as T;
  };
  return {
    pid: child.pid ?? 0,
    ready: await ask<Ready>(config),
    ask: (question) => ask<Answer>(question),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      if (child.connected) child.disconnect();
      const patience = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(patience);
    },
  };
}

async function nextMessage(child: ChildProcess, module: string): Promise<unknown> {
  const name = module.split('/').at(-1);
  const ended = new AbortController();
  try {
    const message: Message = await Promise.race([
      once(child, 'message', { signal: ended.signal }).then(([message]) => message as Message),
      once(child, 'exit', { signal: ended.signal }).then(([code, signal]) => ({
        failed: `ended with ${signal ?? `exit code ${code}`}`,
      })),
    ]);
    if ('failed' in message) throw new Error(`${name}: ${message.failed}`);
    return message.value;
  } finally {
    ended.abort();
  }
}

/** What a child process does: sets up with the parent's configuration, then answers its questions. */
export interface Served<Ready, Question, Answer> {
  ready: Ready;
  answer?: (question: Question) => Promise<Answer>;
}

/** The child's side of `startChild`. Ctrl-C reaches the whole process group: only the parent decides what it means. */
export function serveParent<Config, Ready, Question = never, Answer = never>(
  setUp: (config: Config) => Promise<Served<Ready, Question, Answer>>,
): void {
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => {});
  process.on('disconnect', () => process.exit());
  let served: Served<Ready, Question, Answer> | undefined;
  process.on('message', async (message) => {
    let reply: Message;
    try {
      if (served === undefined) {
        served = await setUp(message as Config);
        reply = { value: served.ready };
      } else {
        reply = { value: await served.answer?.(message as Question) };
      }
    } catch (error) {
      reply = { failed: (error as Error).message };
    }
    process.send?.(reply);
  });
}
