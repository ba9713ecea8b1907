import type { Mutant } from '../../mutant.ts';
import { activeCopiesOfItsOwnSite } from './active-copies-of-its-own-site.ts';
import { alwaysLocalSite } from './always-local-site.ts';
import { anchorMailboxRoutes } from './anchor-mailbox-routes.ts';
import { asksMailboxServers } from './asks-mailbox-servers.ts';
import { asksMailboxServersBesideTheMailbox } from './asks-mailbox-servers-beside-the-mailbox.ts';
import { asksMailboxServersOfAnySite } from './asks-mailbox-servers-of-any-site.ts';
import { avoidsServerAfterError } from './avoids-server-after-error.ts';
import { backEndOf2010 } from './back-end-of-2010.ts';
import { backEndOn443 } from './back-end-on-443.ts';
import { backEndsOfItsOwnBuild } from './back-ends-of-its-own-build.ts';
import { choosesAtEachSignIn } from './chooses-at-each-sign-in.ts';
import { choosesByCommand } from './chooses-by-command.ts';
import { choosesByDevice } from './chooses-by-device.ts';
import { choosesByFrontEnd } from './chooses-by-front-end.ts';
import { choosesByHost } from './chooses-by-host.ts';
import { choosesByProtocol } from './chooses-by-protocol.ts';
import { choosesByTheHour } from './chooses-by-the-hour.ts';
import { comparesDomainsByLetters } from './compares-domains-by-letters.ts';
import { comparesExternalUrlsByLetters } from './compares-external-urls-by-letters.ts';
import { countsServersOfAllSites } from './counts-servers-of-all-sites.ts';
import { countsTheCandidates } from './counts-the-candidates.ts';
import { dealsAnewAtARefresh } from './deals-anew-at-a-refresh.ts';
import { decidesOnceForAllProtocols } from './decides-once-for-all-protocols.ts';
import { destinationNotMoved } from './destination-not-moved.ts';
import { eas451ForOrange } from './eas-451-for-orange.ts';
import { easNeedsOwa } from './eas-needs-owa.ts';
import { easStraightToCas2007 } from './eas-straight-to-cas2007.ts';
import { excludesMultiRole } from './excludes-multi-role.ts';
import { facesByActiveSync } from './faces-by-active-sync.ts';
import { facesByControlPanel } from './faces-by-control-panel.ts';
import { facesByEveryService } from './faces-by-every-service.ts';
import { ignoresActiveCopy } from './ignores-active-copy.ts';
import { ignoresMissingDirectory } from './ignores-missing-directory.ts';
import { ignoresMissingOwa } from './ignores-missing-owa.ts';
import { ignoresOutOfService } from './ignores-out-of-service.ts';
import { leadsToAny2007 } from './leads-to-any-2007.ts';
import { neverLeadsToItself } from './never-leads-to-itself.ts';
import { newestBuildOnly } from './newest-build-only.ts';
import { notSticky } from './not-sticky.ts';
import { oldServersOutOfService } from './old-servers-out-of-service.ts';
import { owaNeedsActiveSync } from './owa-needs-active-sync.ts';
import { ownBackEndFirst } from './own-back-end-first.ts';
import { ownServerIsNoCandidate } from './own-server-is-no-candidate.ts';
import { plainRedirectInsteadOfSso } from './plain-redirect-instead-of-sso.ts';
import { proxies2007WithoutUrl } from './proxies-2007-without-url.ts';
import { proxiesOrange } from './proxies-orange.ts';
import { proxiesPurple } from './proxies-purple.ts';
import { queryUserRoutes } from './query-user-routes.ts';
import { readsAnyExternalUrl } from './reads-any-external-url.ts';
import { readsOutOfServiceInverted } from './reads-out-of-service-inverted.ts';
import { readsTheFirstUrlListed } from './reads-the-first-url-listed.ts';
import { readsTheLastUrl } from './reads-the-last-url.ts';
import { redirectDoublesOwa } from './redirect-doubles-owa.ts';
import { redirectDoublesSlashes } from './redirect-doubles-slashes.ts';
import { redirectForgetsThePort } from './redirect-forgets-the-port.ts';
import { redirectForgetsThePortOfThePage } from './redirect-forgets-the-port-of-the-page.ts';
import { redirectGoesBelowTheRoot } from './redirect-goes-below-the-root.ts';
import { redirectsBlue } from './redirects-blue.ts';
import { redirectsToAnotherVersion } from './redirects-to-another-version.ts';
import { redirectsToOneServicePack } from './redirects-to-one-service-pack.ts';
import { remembersRedirects } from './remembers-redirects.ts';
import { remembersTenUsers } from './remembers-ten-users.ts';
import { sharesByAlphabet } from './shares-by-alphabet.ts';
import { sharesByDatabase } from './shares-by-database.ts';
import { sharesByDirectoryOrder } from './shares-by-directory-order.ts';
import { sharesByTypedLogin } from './shares-by-typed-login.ts';
import { sparesMailboxServers } from './spares-mailbox-servers.ts';
import { ssoToHttp } from './sso-to-http.ts';
import { ssoWithoutForms } from './sso-without-forms.ts';
import { takesTheFirst } from './takes-the-first.ts';
import { treats2007As2010 } from './treats-2007-as-2010.ts';
import { urlFromInternalUrl } from './url-from-internal-url.ts';
import { urlFromName } from './url-from-name.ts';
import { violetGoesToLegacy } from './violet-goes-to-legacy.ts';
import { vouchesForTheUserBefore } from './vouches-for-the-user-before.ts';
import { vouchesOnceForAName } from './vouches-once-for-a-name.ts';
import { wrongVersionBand } from './wrong-version-band.ts';

export const choice: readonly Mutant[] = [
  activeCopiesOfItsOwnSite,
  alwaysLocalSite,
  anchorMailboxRoutes,
  asksMailboxServers,
  asksMailboxServersBesideTheMailbox,
  asksMailboxServersOfAnySite,
  avoidsServerAfterError,
  backEndOf2010,
  backEndOn443,
  backEndsOfItsOwnBuild,
  choosesAtEachSignIn,
  choosesByCommand,
  choosesByDevice,
  choosesByFrontEnd,
  choosesByHost,
  choosesByProtocol,
  choosesByTheHour,
  comparesDomainsByLetters,
  comparesExternalUrlsByLetters,
  countsServersOfAllSites,
  countsTheCandidates,
  dealsAnewAtARefresh,
  decidesOnceForAllProtocols,
  destinationNotMoved,
  eas451ForOrange,
  easNeedsOwa,
  easStraightToCas2007,
  excludesMultiRole,
  facesByActiveSync,
  facesByControlPanel,
  facesByEveryService,
  ignoresActiveCopy,
  ignoresMissingDirectory,
  ignoresMissingOwa,
  ignoresOutOfService,
  leadsToAny2007,
  neverLeadsToItself,
  newestBuildOnly,
  notSticky,
  oldServersOutOfService,
  owaNeedsActiveSync,
  ownBackEndFirst,
  ownServerIsNoCandidate,
  plainRedirectInsteadOfSso,
  proxies2007WithoutUrl,
  proxiesOrange,
  proxiesPurple,
  queryUserRoutes,
  readsAnyExternalUrl,
  readsOutOfServiceInverted,
  readsTheFirstUrlListed,
  readsTheLastUrl,
  redirectDoublesOwa,
  redirectDoublesSlashes,
  redirectForgetsThePort,
  redirectForgetsThePortOfThePage,
  redirectGoesBelowTheRoot,
  redirectsBlue,
  redirectsToAnotherVersion,
  redirectsToOneServicePack,
  remembersRedirects,
  remembersTenUsers,
  sharesByAlphabet,
  sharesByDatabase,
  sharesByDirectoryOrder,
  sharesByTypedLogin,
  sparesMailboxServers,
  ssoToHttp,
  ssoWithoutForms,
  takesTheFirst,
  treats2007As2010,
  urlFromInternalUrl,
  urlFromName,
  violetGoesToLegacy,
  vouchesForTheUserBefore,
  vouchesOnceForAName,
  wrongVersionBand,
];
