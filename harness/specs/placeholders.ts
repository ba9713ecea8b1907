/** What `${…}` in a raw request may stand for, beside `cookie NAME`. */
export const placeholders = ['user', 'password', 'basic', 'cookies'];

/** A `${…}` of a raw request: `${user}`, `${cookie cadata of second}`. */
export interface Placeholder {
  /** `user`, `cookies`, `cookie cadata`. */
  what: string;
  /** Whose; undefined: of the client that sends it. */
  client: string | undefined;
}

const pattern = /\$\{([^}]*)\}/g;

/** Every `${…}` of a text, in order. */
export function placeholdersIn(text: string): Placeholder[] {
  return [...text.matchAll(pattern)].map(([, inside = '']) => parsed(inside));
}

/** A text with a value for each `${…}`; null when something has none. */
export function withValues(text: string, fill: (placeholder: Placeholder) => string | null): string | null {
  let isWhole = true;
  const filled = text.replaceAll(pattern, (_, inside: string) => {
    const value = fill(parsed(inside));
    if (value === null) isWhole = false;
    return value ?? '';
  });
  return isWhole ? filled : null;
}

function parsed(inside: string): Placeholder {
  const [what = '', client] = inside.split(/ of (?=[^ ]*$)/);
  return { what, client };
}
