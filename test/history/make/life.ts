import { type CaseResult } from '#libs/case';
import { CommandRefused } from '#libs/kernel';
import type { Asker } from '#libs/access/domain';
import { allowedActs, firingsOf, type ActName, type Firing, type KnownCase, type LaterCommand } from '#libs/case';
import { nameUuid } from '#libs/runtime';
import type { Chance } from './chance.js';
import { payloads, type SpokenAct } from './payloads.js';
import { REGION } from './place.js';
import type { World } from './world.js';

/** Acts that end a case come seldom, those that lead on come often; all others come alike. */
const WEIGHTS: Readonly<Partial<Record<ActName, number>>> = {
  accept: 8,
  return: 2,
  route: 9,
  sign: 12,
  decide: 6,
  fulfil: 14,
  deliver: 12,
  'supply-materials': 8,
  'fill-gap': 4,
  'end-special-procedure': 8,
  'object-to-notice': 2,
  'close-notice': 6,
  'answer-co-handling': 6,
  'answer-supervision': 3,
  'confirm-papers': 4,
  'order-supervision': 0.4,
  'send-papers': 0.5,
  'replace-resident': 0.15,
  'record-follow-up': 1,
  recuse: 0.1,
  assign: 0.7,
  rate: 4,
  'close-rectification': 3,
  withdraw: 0.12,
  terminate: 0.1,
  void: 0.06,
  'refuse-acceptance': 0.15,
  escalate: 0.25,
  reopen: 0.4,
};
const TRIES = 12;
const HOUR_MS = 3_600_000;

/** One case from its receipt to where chance leaves it. */
export class Life {
  /** When somebody does something next; null when nobody does any more. */
  nextAct: string | null;
  private nextFiring: Firing | null = null;
  private steps = 0;

  private constructor(
    readonly caseId: string,
    private state: KnownCase,
    private readonly world: World,
    private readonly chance: Chance,
    private readonly uses: Map<ActName, number>,
    private readonly mostSteps: number,
    /** How often, of a hundred times, nobody does anything for a long while. */
    private readonly silence: number,
  ) {
    this.nextAct = this.later();
    this.look();
  }

  static of({ id: caseId, state }: CaseResult, world: World, chance: Chance, uses: Map<ActName, number>): Life {
    return new Life(caseId, state, world, chance, uses, chance.between(6, 22), chance.percent(25) ? 45 : 5);
  }

  /** When the next thing happens to it, by somebody or by time alone. */
  get nextAt(): string | null {
    const firing = this.nextFiring?.at ?? null;
    if (this.nextAct === null || firing === null) return this.nextAct ?? firing;
    return firing < this.nextAct ? firing : this.nextAct;
  }

  /** Looks what falls due next: after an act, and after a notice of holidays. */
  look(): void {
    this.nextFiring = firingsOf(this.state, this.world.state.calendarOf(this.state.region))[0] ?? null;
  }

  async goOn(): Promise<void> {
    if (this.nextFiring && this.nextFiring.at === this.nextAt) await this.fire(this.nextFiring);
    else await this.act();
    this.look();
  }

  private async fire({ at, key, command }: Firing): Promise<void> {
    const commandId = nameUuid(this.caseId, key);
    const asker = { person: 'timekeeper', role: 'system', unit: this.state.region } as const;
    const envelope = { commandId, body: command, asker, correlationId: commandId };
    this.took(await this.world.cases.bringInLater(envelope, this.caseId, [{ command, at }]));
    this.count(command.act);
  }

  private async act(): Promise<void> {
    this.steps += 1;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const choice = this.choose();
      if (!choice) break;
      try {
        const { asker, command } = choice;
        this.took(await this.world.cases.act(this.world.envelope(asker, command.payload), this.caseId, command));
        this.count(command.act);
        break;
      } catch (error) {
        if (!(error instanceof CommandRefused)) throw error;
      }
    }
    this.nextAct = this.steps < this.mostSteps ? this.later() : null;
  }

  private took({ state }: CaseResult): void {
    this.state = state;
  }

  private count(act: ActName): void {
    this.uses.set(act, (this.uses.get(act) ?? 0) + 1);
  }

  private choose(): { readonly asker: Asker; readonly command: LaterCommand } | null {
    const { chance, state, world } = this;
    const able = new Map<SpokenAct, Asker[]>();
    for (const asker of this.askers())
      for (const act of allowedActs(state, world.contextOf(this.caseId, asker, state)))
        if (isSpoken(act)) able.set(act, [...(able.get(act) ?? []), asker]);
    const act = this.weighed([...able.keys()]);
    if (act === null) return null;
    const asker = chance.pick(able.get(act) ?? []);
    const item = world.contextOf(this.caseId, asker, state).item?.item ?? null;
    const payload = payloads[act]({ chance, state, asker, item, now: world.now });
    return { asker, command: { act, payload } as LaterCommand };
  }

  /** What has come seldom so far comes sooner; who returned once returns again; a dispute waits for its ruling. */
  private weighed(acts: readonly SpokenAct[]): SpokenAct | null {
    const { dispute, returns } = this.state.moves;
    const often = (act: SpokenAct): number => {
      if (act === 'rule' && !dispute) return 0.3;
      return act === 'return' && returns.length > 0 ? 12 : (WEIGHTS[act] ?? 1);
    };
    const weights = acts.map((act) => often(act) * ((this.uses.get(act) ?? 0) < 15 ? 3 : 1));
    let left = this.chance.next() * weights.reduce((sum, weight) => sum + weight, 0);
    return acts.find((_, index) => (left -= weights[index] ?? 0) < 0) ?? null;
  }

  /** Everybody who has to do with the case, those who have its next step more often than others. */
  private askers(): readonly Asker[] {
    const { state, chance, world } = this;
    const { receiving, responsibleUnit, handler, deliverTo, coHandlings, papers, supervision, home } = state;
    const one = (role: Asker['role'], unit: string, letter: string): Asker => ({
      person: `${letter}${chance.between(1, 2)}@${unit}`,
      role,
      unit,
    });
    const holder = handler?.unit ?? responsibleUnit;
    const above = world.state.tree.ancestors(responsibleUnit).map(({ code }) => one('supervisor', code, 's'));
    return [
      ...[1, 2, 3].map(() => one('universal-counter', receiving.unit, 'c')),
      { person: receiving.person, role: 'universal-counter', unit: receiving.unit },
      ...[1, 2, 3].map(() => one('case-handler', holder, 'h')),
      ...[1, 2].map(() => one('case-handler', responsibleUnit, 'h')),
      ...above,
      one('supervisor', REGION, 's'),
      one('supervisor', home.district, 's'),
      one('intake-clerk', home.unit, 'c'),
      ...(deliverTo?.unit ? [one('universal-counter', deliverTo.unit, 'c')] : []),
      ...coHandlings.filter(({ answeredAt }) => answeredAt === null).map(({ unit }) => one('case-handler', unit, 'h')),
      ...papers.filter(({ arrivedAt }) => arrivedAt === null).map(({ to }) => one('case-handler', to, 'h')),
      ...supervision.filter(({ answeredAt }) => answeredAt === null).map(({ to }) => one('case-handler', to, 'h')),
    ];
  }

  /** Within hours or a day; sometimes nobody does anything for a long while. */
  private later(): string {
    const { chance, silence } = this;
    const hours = chance.percent(silence) ? chance.between(120, 900) : chance.between(1, 40);
    const minutes = chance.between(0, 59) * 60_000;
    return new Date(Date.parse(this.world.now) + hours * HOUR_MS + minutes).toISOString();
  }
}

function isSpoken(act: ActName): act is SpokenAct {
  return act in payloads;
}
