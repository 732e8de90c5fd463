import { Desk, History, type CommandEnvelope, type DeskPorts } from '#libs/kernel';
import type { Asker, Circumstances } from '#libs/kernel/domain';
import { localDateOf } from '#libs/clocks/domain';
import type { RegionTree } from '#libs/region/domain';
import { nameUuid } from '#libs/runtime';
import type { CaseEvent } from '../case.js';
import type { RoutingRuled } from '../routing/rule/rule.js';
import { rulingsMatter, type RulingGiven, type RulingsCommand, type RulingsTypes } from '../rulings/give-ruling.js';
import type { Ruling } from '../state/ruling.js';
import type { KnownCase } from '../state/case.js';

/**
 * Where rulings stand that bind later cases: one stream a region and item. A ruling is written there before the case says so itself; what the case never
 * came to say, because it was refused, lost its race or was killed, is passed over by whoever reads. So both are there, or none counts.
 */
export function openRulingsDesk(ports: DeskPorts, contextOf: (asker: Asker, now: string) => Circumstances) {
  const desk = new Desk<RulingsTypes, RulingsCommand, RulingGiven>(
    {
      matter: rulingsMatter,
      streamOf: (id) => `rulings-${id}`,
      isVisible: () => true,
      contextOf: ({ asker, now }) => Promise.resolve(contextOf(asker, now)),
    },
    ports,
  );
  const idOf = ({ region, item }: KnownCase): string => `${region}-${item}`;

  const wasGiven = async ({ caseId, command }: Ruling): Promise<boolean> => {
    const history = await History.read<CaseEvent>(ports.log, ports.registry, `case-${caseId}`);
    return history.around(command) !== null;
  };

  return {
    async give(state: KnownCase, { number, between, to, by }: RoutingRuled['data'], given: Given): Promise<void> {
      if (number === undefined || between === undefined || between.length < 2) return;
      const { envelope, caseId, now } = given;
      const on = localDateOf(now, state.timezone);
      const payload = { number, caseId, command: envelope.commandId, units: between, to, by, on };
      const commandId = nameUuid(envelope.commandId, 'ruling');
      await desk.begin({ ...envelope, commandId, ifMatch: null }, { act: 'give-ruling', payload }, idOf(state));
    },

    /** What was ruled about the item between any two of these units, the latest first; a unit that has ended is its successor. */
    async between(units: ReadonlySet<string>, state: KnownCase, tree: RegionTree): Promise<readonly Ruling[]> {
      const all = (await desk.stateOf(idOf(state)))?.rulings ?? [];
      const now = all.map((each) => ({
        ...each,
        units: each.units.map((unit) => tree.standingFor(unit)),
        to: tree.standingFor(each.to),
      }));
      const found: Ruling[] = [];
      for (const ruling of now.reverse()) {
        if (ruling.units.filter((unit) => units.has(unit)).length < 2) continue;
        if (found.some((later) => ruling.units.every((unit) => later.units.includes(unit)))) continue;
        if (await wasGiven(ruling)) found.push(ruling);
      }
      return found;
    },
  };
}

interface Given {
  readonly envelope: CommandEnvelope;
  readonly caseId: string;
  readonly now: string;
}
