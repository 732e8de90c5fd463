import type { ItemVersion } from '#libs/catalogue/domain';
import { localDateOf } from '#libs/clocks/domain';
import {
  Desk,
  History,
  idBegunBy,
  type Aggregate,
  type Asked,
  type CommandEnvelope,
  type Outcome,
  type Step,
} from '#libs/kernel';
import { refuse, type Asker, type Refusal } from '#libs/kernel/domain';
import { cannotBeStored } from '../rules/every-act.js';
import type { ResidentFacts } from '#libs/residents/domain';
import type { EventRegistry } from '#libs/event-log';
import type { EventLog } from '#libs/event-log/domain';
import { sharedLoader } from '#libs/runtime';
import { caseMatter, type CaseCommand, type CaseEvent, type CaseHappening } from '../case.js';
import type { CaseContext } from '../context.js';
import type { CaseTypes } from '../kit.js';
import type { RequestRefused } from '../refusals/count-refusal.js';
import type { CaseState } from '../state/case.js';
import type { CaseDeskPorts } from './ports.js';
import { openRefusalsDesk } from './refusals-desk.js';
import { openRulingsDesk } from './rulings-desk.js';
import type { Ruling } from '../state/ruling.js';

/** Where commands to cases are carried out. */
export type CaseDesk = Desk<CaseTypes, CaseCommand, CaseEvent>;
/** What a command to a case led to. */
export type CaseResult = Outcome<CaseTypes>;
/** A command that was given in the past: of an import. */
export type PastStep = Step<CaseCommand> & { readonly at: string };

/** The id of the case that a command begins: a retried receipt goes to the same stream. */
export function caseIdOf(commandId: string): string {
  return idBegunBy(commandId, caseMatter.name);
}

export function caseStream(caseId: string): string {
  return `case-${caseId}`;
}

/** The events of a case so far; none where it is not known. */
export function caseHistory(log: EventLog, registry: EventRegistry, caseId: string): Promise<History<CaseEvent>> {
  return History.read<CaseEvent>(log, registry, caseStream(caseId));
}

export function openCaseDesk(ports: CaseDeskPorts): CaseDesk {
  return new Desk(new CaseAggregate(ports), ports);
}

/** What a case needs beside: residents, an agent, a parent, the item's version, who is away; what is counted of its refusals has a book of its own. */
class CaseAggregate implements Aggregate<CaseTypes, CaseCommand, CaseEvent> {
  readonly matter = caseMatter;
  readonly streamOf = caseStream;
  /** Requests of one moment share one look-up. */
  private readonly residents = sharedLoader((ids: readonly string[]) => this.residentsById(ids));
  private readonly refusals;
  private readonly rulings;

  constructor(private readonly ports: CaseDeskPorts) {
    const circumstances = (asker: Asker, now: string) => ({ asker, now, tree: ports.reference.tree });
    this.refusals = openRefusalsDesk(ports, circumstances);
    this.rulings = openRulingsDesk(ports, circumstances);
  }

  /** A case is found in the asker's region only. */
  isVisible(state: CaseState, { tree, asker }: CaseContext): boolean {
    return state.phase !== 'none' && state.region === tree.regionOf(asker.unit)?.code;
  }

  sealKeyOf(state: CaseState): string {
    return state.phase === 'none' ? '' : state.sealKey;
  }

  async contextOf({ id, asker, steps, now }: Asked<CaseCommand>, state: CaseState): Promise<CaseContext> {
    const { reference } = this.ports;
    const receipt = steps.map(({ command }) => command).find((command) => command.act === 'receive');
    const residentId = residentNamedIn(steps, state);
    const parentId = receipt?.payload.parent ?? null;
    const agentId = receipt?.payload.agent?.residentId ?? null;
    const [resident, agent, parent, rulings] = await Promise.all([
      residentId === null ? null : this.residents.load(residentId),
      agentId === null ? null : this.residents.load(agentId),
      parentId === null ? null : this.stateOf(parentId),
      this.rulingsFor(asker, steps, state),
    ]);
    const region = reference.tree.regionOf(asker.unit)?.code ?? '';
    return {
      now,
      caseId: id,
      asker,
      tree: reference.tree,
      item: receipt ? reference.currentItem(region, receipt.payload.item) : this.itemOf(state),
      calendar: reference.calendarOf(region),
      absences: reference.absences,
      resident,
      agent,
      parent,
      ...(rulings.length > 0 && { rulings }),
    };
  }

  /** What is decided is written only where everybody who follows the log can store it. */
  cannotBeKept(before: CaseState, happenings: readonly CaseHappening[], { calendar }: CaseContext): Refusal | null {
    const reason = this.ports.whyNotStorable?.(before, happenings, calendar) ?? null;
    return reason === null ? null : refuse(cannotBeStored, { reason });
  }

  async onRefused({ counted }: Refusal, envelope: CommandEnvelope, { now, tree }: CaseContext): Promise<void> {
    if (!counted) return;
    const refused = counted as RequestRefused['data'];
    await this.refusals.count(envelope, refused, localDateOf(now, tree.timezoneOf(refused.unit) ?? 'UTC'));
  }

  /** A ruling binds later cases: it is written down for them before the case says so itself. */
  async beforeWritten(
    state: CaseState,
    happenings: readonly CaseHappening[],
    { id, ...envelope }: CommandEnvelope & { readonly id: string },
    { now }: CaseContext,
  ): Promise<void> {
    if (state.phase === 'none') return;
    for (const { event } of happenings)
      if (event.type === 'RoutingRuled') await this.rulings.give(state, event.data, { envelope, caseId: id, now });
  }

  /** What binds whoever passes a case on; a register has done so already. */
  private async rulingsFor(
    { role }: Asker,
    steps: readonly Step<CaseCommand>[],
    state: CaseState,
  ): Promise<readonly Ruling[]> {
    if (role === 'import' || state.phase === 'none' || state.phase === 'closed') return [];
    const { tree } = this.ports.reference;
    const { handler, responsibleUnit, routedBy, receiving } = state;
    const concerned = [handler.unit, responsibleUnit, receiving.unit, ...routedBy];
    for (const { command } of steps)
      if (command.act === 'route' || command.act === 'return' || command.act === 'transfer') {
        const named = 'to' in command.payload && command.payload.to ? [command.payload.to] : [];
        const units = [...concerned, ...named].map((unit) => tree.standingFor(unit));
        return this.rulings.between(new Set(units), state, tree);
      }
    return [];
  }

  private async stateOf(id: string): Promise<CaseState> {
    return (await caseHistory(this.ports.log, this.ports.registry, id)).fold(caseMatter);
  }

  private itemOf(state: CaseState): ItemVersion | null {
    return state.phase === 'none'
      ? null
      : this.ports.reference.itemVersion(state.region, state.item, state.itemVersion);
  }

  private async residentsById(ids: readonly string[]): Promise<(ResidentFacts | null)[]> {
    const found = new Map((await this.ports.residents(ids)).map((facts) => [facts.residentId, facts]));
    return ids.map((id) => found.get(id) ?? null);
  }
}

/** Whose facts a decision needs: of who is named at a receipt, or in another's place. */
function residentNamedIn(steps: readonly Step<CaseCommand>[], state: CaseState): string | null {
  for (const { command } of steps)
    if (command.act === 'receive' || command.act === 'replace-resident') return command.payload.residentId ?? null;
    else if (command.act === 'reopen' || command.act === 'end-by-death')
      return state.phase === 'none' ? null : state.residentId;
  return null;
}
