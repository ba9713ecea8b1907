import type { Mutant } from '../../mutant.ts';
import { alwaysLocalSite } from './always-local-site.ts';
import { anchorMailboxRoutes } from './anchor-mailbox-routes.ts';
import { asksMailboxServers } from './asks-mailbox-servers.ts';
import { avoidsServerAfterError } from './avoids-server-after-error.ts';
import { backEndOf2010 } from './back-end-of-2010.ts';
import { backEndOn443 } from './back-end-on-443.ts';
import { choosesByFrontEnd } from './chooses-by-front-end.ts';
import { choosesByProtocol } from './chooses-by-protocol.ts';
import { destinationNotMoved } from './destination-not-moved.ts';
import { eas451ForOrange } from './eas-451-for-orange.ts';
import { easStraightToCas2007 } from './eas-straight-to-cas2007.ts';
import { ignoresActiveCopy } from './ignores-active-copy.ts';
import { ignoresMissingDirectory } from './ignores-missing-directory.ts';
import { ignoresOutOfService } from './ignores-out-of-service.ts';
import { neverLeadsToItself } from './never-leads-to-itself.ts';
import { newestBuildOnly } from './newest-build-only.ts';
import { notSticky } from './not-sticky.ts';
import { ownBackEndFirst } from './own-back-end-first.ts';
import { ownServerIsNoCandidate } from './own-server-is-no-candidate.ts';
import { plainRedirectInsteadOfSso } from './plain-redirect-instead-of-sso.ts';
import { proxiesOrange } from './proxies-orange.ts';
import { proxiesPurple } from './proxies-purple.ts';
import { queryUserRoutes } from './query-user-routes.ts';
import { readsAnyExternalUrl } from './reads-any-external-url.ts';
import { readsOutOfServiceInverted } from './reads-out-of-service-inverted.ts';
import { redirectsBlue } from './redirects-blue.ts';
import { remembersTenUsers } from './remembers-ten-users.ts';
import { sharesByAlphabet } from './shares-by-alphabet.ts';
import { sharesByDatabase } from './shares-by-database.ts';
import { ssoToHttp } from './sso-to-http.ts';
import { ssoWithoutForms } from './sso-without-forms.ts';
import { takesTheFirst } from './takes-the-first.ts';
import { treats2007As2010 } from './treats-2007-as-2010.ts';
import { urlFromInternalUrl } from './url-from-internal-url.ts';
import { urlFromName } from './url-from-name.ts';
import { wrongVersionBand } from './wrong-version-band.ts';

export const choice: readonly Mutant[] = [
  alwaysLocalSite,
  anchorMailboxRoutes,
  asksMailboxServers,
  avoidsServerAfterError,
  backEndOf2010,
  backEndOn443,
  choosesByFrontEnd,
  choosesByProtocol,
  destinationNotMoved,
  eas451ForOrange,
  easStraightToCas2007,
  ignoresActiveCopy,
  ignoresMissingDirectory,
  ignoresOutOfService,
  neverLeadsToItself,
  newestBuildOnly,
  notSticky,
  ownBackEndFirst,
  ownServerIsNoCandidate,
  plainRedirectInsteadOfSso,
  proxiesOrange,
  proxiesPurple,
  queryUserRoutes,
  readsAnyExternalUrl,
  readsOutOfServiceInverted,
  redirectsBlue,
  remembersTenUsers,
  sharesByAlphabet,
  sharesByDatabase,
  ssoToHttp,
  ssoWithoutForms,
  takesTheFirst,
  treats2007As2010,
  urlFromInternalUrl,
  urlFromName,
  wrongVersionBand,
];
