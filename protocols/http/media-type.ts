/** Whether a body of this media type is text; one without a type is taken for it. */
export function isText(contentType = 'text/plain'): boolean {
  const [type = ''] = contentType.split(';');
  return /^\s*(text\/|[^/]+\/([^;]*\+)?(json|xml|javascript|x-www-form-urlencoded)\s*$)/i.test(type);
}

/**
 * How a body of this media type is written as a text: by its characters, or one character a byte where it is not text,
 * or text of another charset than UTF-8.
 */
export function encodingOf(contentType?: string): 'utf8' | 'latin1' {
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  return isText(contentType) && /^(utf-?8|us-ascii)$/i.test(charset) ? 'utf8' : 'latin1';
}
