import { styleText } from 'node:util';

/** Colours by meaning. Plain text when the stream is no terminal or NO_COLOR is set. */
export interface Style {
  good(text: string): string;
  bad(text: string): string;
  warn(text: string): string;
  dim(text: string): string;
  strong(text: string): string;
}

export function createStyle(stream: NodeJS.WritableStream): Style {
  const paint = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    styleText(format, text, { stream: stream as NodeJS.WriteStream, validateStream: true });
  return {
    good: paint('green'),
    bad: paint('red'),
    warn: paint('yellow'),
    dim: paint('gray'),
    strong: paint('bold'),
  };
}

/** For files, logs and tests. */
export const plainStyle: Style = {
  good: (text) => text,
  bad: (text) => text,
  warn: (text) => text,
  dim: (text) => text,
  strong: (text) => text,
};
