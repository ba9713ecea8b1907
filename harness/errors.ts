/** What the user asked for cannot be done: exit code 2. The message says what was expected and what was found. */
export class UsageError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UsageError';
  }
}
