import type { Mutant } from '../../mutant.ts';
import { activeSyncByItsBareName } from './active-sync-by-its-bare-name.ts';
import { believesTheHostLine } from './believes-the-host-line.ts';
import { borrowsVirtualDirectories } from './borrows-virtual-directories.ts';
import { climbsOverSlashesAlone } from './climbs-over-slashes-alone.ts';
import { directoriesByTheirBeginning } from './directories-by-their-beginning.ts';
import { dropsQueriesOfUrls } from './drops-queries-of-urls.ts';
import { everythingIsOwa } from './everything-is-owa.ts';
import { findsDirectoriesAnywhere } from './finds-directories-anywhere.ts';
import { forgivesTwoLengths } from './forgives-two-lengths.ts';
import { hangsUpOnBadRequests } from './hangs-up-on-bad-requests.ts';
import { healthPageByGetAlone } from './health-page-by-get-alone.ts';
import { healthPageOfTheFirst } from './health-page-of-the-first.ts';
import { healthPageWithATail } from './health-page-with-a-tail.ts';
import { healthPageWithoutQuery } from './health-page-without-query.ts';
import { healthPagesAnywhere } from './health-pages-anywhere.ts';
import { knowsEscapedPairsAlone } from './knows-escaped-pairs-alone.ts';
import { knowsItsOwnName } from './knows-its-own-name.ts';
import { knowsNoEscapedDots } from './knows-no-escaped-dots.ts';
import { knowsSmallEscapesAlone } from './knows-small-escapes-alone.ts';
import { leadsStrangersToOwa } from './leads-strangers-to-owa.ts';
import { letsTargetsClimb } from './lets-targets-climb.ts';
import { looksAtTheFirstDots } from './looks-at-the-first-dots.ts';
import { lowersHosts } from './lowers-hosts.ts';
import { needsNoHost } from './needs-no-host.ts';
import { owaInSmallLetters } from './owa-in-small-letters.ts';
import { pagesByGetAlone } from './pages-by-get-alone.ts';
import { pagesInSmallLetters } from './pages-in-small-letters.ts';
import { readsAHostBehindTwoSlashes } from './reads-a-host-behind-two-slashes.ts';
import { readsHostsWithoutPorts } from './reads-hosts-without-ports.ts';
import { refusesAbsoluteTargets } from './refuses-absolute-targets.ts';
import { refusesDotsInQueries } from './refuses-dots-in-queries.ts';
import { refusesEveryPairOfDots } from './refuses-every-pair-of-dots.ts';
import { refusesUpgrades } from './refuses-upgrades.ts';
import { rootHasNoQuery } from './root-has-no-query.ts';
import { servesOtherTargetsAsRoot } from './serves-other-targets-as-root.ts';
import { takesAPathForAHost } from './takes-a-path-for-a-host.ts';
import { takesAUrlForAPath } from './takes-a-url-for-a-path.ts';
import { takesTheFirstHost } from './takes-the-first-host.ts';
import { takesTheSameHostTwice } from './takes-the-same-host-twice.ts';
import { takesUserInformationForAHost } from './takes-user-information-for-a-host.ts';
import { tidiesSlashesByRedirect } from './tidies-slashes-by-redirect.ts';
import { urlsNeedAPath } from './urls-need-a-path.ts';

export const handling: readonly Mutant[] = [
  activeSyncByItsBareName,
  believesTheHostLine,
  borrowsVirtualDirectories,
  climbsOverSlashesAlone,
  directoriesByTheirBeginning,
  dropsQueriesOfUrls,
  everythingIsOwa,
  findsDirectoriesAnywhere,
  forgivesTwoLengths,
  hangsUpOnBadRequests,
  healthPageByGetAlone,
  healthPageOfTheFirst,
  healthPageWithATail,
  healthPageWithoutQuery,
  healthPagesAnywhere,
  knowsEscapedPairsAlone,
  knowsItsOwnName,
  knowsNoEscapedDots,
  knowsSmallEscapesAlone,
  leadsStrangersToOwa,
  letsTargetsClimb,
  looksAtTheFirstDots,
  lowersHosts,
  needsNoHost,
  owaInSmallLetters,
  pagesByGetAlone,
  pagesInSmallLetters,
  readsAHostBehindTwoSlashes,
  readsHostsWithoutPorts,
  refusesAbsoluteTargets,
  refusesDotsInQueries,
  refusesEveryPairOfDots,
  refusesUpgrades,
  rootHasNoQuery,
  servesOtherTargetsAsRoot,
  takesAPathForAHost,
  takesAUrlForAPath,
  takesTheFirstHost,
  takesTheSameHostTwice,
  takesUserInformationForAHost,
  tidiesSlashesByRedirect,
  urlsNeedAPath,
];
