/**
 * Addresses of 127.0.0.0/8 (RFC 1122 §3.2.1.3), a new one at each call: labs that live at the same time never get each
 * other's ports, so that the port of a stopped server refuses connections until its lab is gone. The process id keeps
 * several runs on one machine apart, the thread the two of one run: a server that is started again wants its old port.
 * @param thread 0 for the first, 1 for the second (worker_threads.threadId)
 * @param platform process.platform; where only 127.0.0.1 is up without being configured (not Linux), that is always given
 */
export function createLoopbackAddresses(pid: number, thread: number, platform: string): () => string {
  if (platform !== 'linux') return () => '127.0.0.1';
  let count = thread;
  return () => {
    const host = (count % 254) + 1;
    count += 2;
    const net = pid % 65_024;
    return `127.${1 + Math.floor(net / 256)}.${net % 256}.${host}`;
  };
}
