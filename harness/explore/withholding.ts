import type { ServerResponse } from 'node:http';
import type { FrontEndChanges } from '../../proxy/front-end.ts';
import { rewriteHead } from './answers.ts';

/** A front end that keeps the body of an answer until it has all of it. @param concerns told the names and values of its head */
export function withholding(concerns: (headers: ReadonlyMap<string, string>) => boolean): FrontEndChanges {
  return {
    forward: (forward) => (forwarded) => {
      const { response } = forwarded;
      rewriteHead(response, (head) => {
        const names = head.headers.flatMap((name, index) =>
          index % 2 === 0 ? [[name.toLowerCase(), head.headers[index + 1] ?? ''] as const] : [],
        );
        if (concerns(new Map(names))) withhold(response);
        return head;
      });
      return forward(forwarded);
    },
  };
}

/** Lets nothing of a body out before its end. */
function withhold(response: ServerResponse): void {
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  const kept: Uint8Array[] = [];
  response.write = ((chunk: Uint8Array) => {
    kept.push(chunk);
    return true;
  }) as typeof response.write;
  response.end = ((...last: Parameters<typeof end>) => {
    for (const chunk of kept.splice(0)) write(chunk);
    return end(...last);
  }) as typeof response.end;
}
