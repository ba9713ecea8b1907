/** The value of a cookie in a `Cookie` header; empty when it is not there. */
export function cookieNamed(name: string, header = ''): string {
  return new RegExp(`(?:^|; )${name}=([^;]*)`).exec(header)?.[1] ?? '';
}

/** The `Cookie` header of a client that has got these `Set-Cookie` values. */
export function cookieHeaderOf(setCookies: readonly string[]): string {
  return setCookies.map((cookie) => cookie.split(';', 1)[0]).join('; ');
}
