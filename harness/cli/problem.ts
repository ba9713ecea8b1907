/** Says what went wrong without keeping anything from going on. */
export function writeProblem(message: string): void {
  process.stderr.write(`${message}\n`);
}
