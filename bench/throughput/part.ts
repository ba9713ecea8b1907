import type { Part } from '../part.ts';
import { contestantsHere } from './contestants.ts';
import { measureThroughput, type Plan } from './measure.ts';
import { standings } from './summary.ts';
import { throughputText } from './table.ts';

const full = {
  connections: 64,
  rounds: { https: 6, http: 3 },
  warmUpSeconds: 2,
  settleSeconds: 0.4,
  seconds: 1,
};
const quick = {
  connections: 64,
  rounds: { https: 3, http: 1 },
  warmUpSeconds: 1.2,
  settleSeconds: 0.15,
  seconds: 0.35,
};

export const throughputPart: Part = {
  name: 'throughput',
  title: 'Throughput of the proxy: 64 connections, answers of 1 KB, one process each, same back end',
  async measure({ quick: isQuick, profileFolder, progress }) {
    const plan: Plan = { ...(isQuick ? quick : full), profileFolder };
    const { contestants, skipped } = contestantsHere();
    const measurements = await measureThroughput(plan, contestants, (scheme, round, contestant) =>
      progress(
        `${scheme}, ${round === 0 ? 'warming up' : `round ${round} of ${plan.rounds[scheme]}`}: ${contestant}`,
      ),
    );
    const results = standings(measurements);
    return {
      figures: { plan, standings: results, skipped },
      text: throughputText(results, contestants, skipped),
    };
  },
};
