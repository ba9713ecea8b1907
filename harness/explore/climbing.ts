import { protocolOf } from '../../protocols/registry.ts';
import type { FrontEndChanges } from '../../proxy/front-end.ts';
import { frontEndProtocols } from '../../proxy/protocols/index.ts';

/**
 * A front end that passes on what climbs out of its virtual directory, unless it notices.
 * @param notices told the path of a target
 */
export function climbing(notices: (path: string) => boolean): FrontEndChanges {
  return {
    handle: (handle) => async (frontEnd, context) => {
      const url = context.url.replace(/^https?:\/\/[^/?#]*/i, '');
      const path = url.split('?', 1)[0] ?? '';
      const protocol = protocolOf(url);
      const directory = protocol === 'owa' ? frontEnd.map().self.virtualDirectories.owa : undefined;
      const climbs = /(^|[/\\]|%2f|%5c)(\.|%2e){2}($|[/\\]|%2f|%5c)/i.test(path);
      if (!climbs || notices(path) || protocol === undefined || directory === undefined) {
        await handle(frontEnd, context);
        return;
      }
      Object.assign(context, { url, protocol, path: path.toLowerCase() });
      await frontEndProtocols[protocol]?.handle(frontEnd, context, directory);
    },
  };
}
