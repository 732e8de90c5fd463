import { textOfDue } from '../../clocks/fired-key.js';
import { anyOf, paramsOf, plain, refusal, refuse, type Refusal, type Sealed, words } from '#libs/kernel/domain';
import { type Due, type Instant } from '#libs/clocks/domain';
import { defineAct, defineEvent, guard } from '../../kit.js';
import { fired } from '../../state/transitions.js';
import { firedKey } from '../../clocks/fired-key.js';
import { above, deskOf, handlerOf, receiving, responsible } from '../../rules/who.js';
import { type OpenCase } from '../../state/case.js';
import { type CaseContext } from '../../context.js';
import { unitClosed } from '../../rules/named.js';
export interface EscalatePayload {
  readonly to?: string | null | undefined;
  readonly reason: string;
}

export interface CaseEscalated {
  readonly type: 'CaseEscalated';
  /** `level` is the kind of the division escalated to: `street`, `district` or `city`. */
  readonly data: {
    readonly from: string;
    readonly to: string;
    readonly level: string;
    /** What somebody said; none where time took the case up. Version 1 had a sentence there, too. */
    readonly reason: Sealed | null;
    readonly climbed?: Climbed;
  };
}

/**
 * A step of the ladder that the system took: which, for which due time, so many working days after it, and when it takes the next if nothing is
 * decided.
 */
export interface Climbed {
  readonly step: number;
  readonly after?: number;
  readonly due: Due;
  readonly until: Instant | null;
}
export const CaseEscalated = defineEvent<CaseEscalated>('CaseEscalated', {
  version: 2,
  upcasters: { 1: (data) => data },
  movesClock: false,
  evolve: (state, { level, to, climbed }) => ({
    ...(climbed ? fired(state, firedKey.escalated(climbed.step, climbed.due)) : state),
    escalation: { level, to },
  }),
  words: ({ to, reason, climbed }) =>
    climbed
      ? words(
          `提级至{unit:to}：${reason === null ? '逾期[{after}个工作日仍]未决定' : '{reason}'}（{due}到期[，至{until}仍未决定的再提一级]）。`,
          `Escalated to {unit:to}: ${reason === null ? 'not decided[ {after} working days after it was due]' : '{reason}'} (due {due}[; goes further up if undecided at {until}]).`,
          { ...paramsOf(climbed), to, reason: reason ?? '', due: textOfDue(climbed.due) },
        )
      : words('提级至{unit:to}：{reason}。', 'Escalated to {unit:to}: {reason}.', { to, reason: reason ?? '' }),
});

export const nobodyAbove = refusal('nobody-above', {
  rule: '提级: 逐级向上, 至市一级为止',
  title: { zh: '已无上级单位', en: 'Nobody above' },
  detail: {
    zh: '{unit:unit}之上没有可提级的单位。请由其直接处理。',
    en: 'There is no unit above {unit:unit} to escalate to. It has to settle the matter itself.',
  },
});

export const notAbove = refusal('not-above', {
  rule: '提级: 逐级向上, 至市一级为止',
  title: { zh: '只能提给上级', en: 'Only to a unit above' },
  detail: {
    zh: '{unit:to}不是{unit:unit}的上级。请选择其上级，或不指定单位。',
    en: '{unit:to} is not above {unit:unit}. Name a unit above it, or none.',
  },
});

const someoneIsAbove = guard([nobodyAbove], (state, { tree }) =>
  tree.ancestors(escalatedTo(state)).some(({ code }) => !tree.hasEnded(code))
    ? null
    : refuse(nobodyAbove, { unit: escalatedTo(state) }),
);

/** 提级: to the next unit above the responsible one, or above the one it was escalated to before; it ends at the city (rules §13). */
export const escalate = defineAct('escalate', {
  word: { zh: '提级', en: 'escalate' },
  summary: { zh: '上报。', en: 'Escalate it to a unit above.' },
  who: anyOf(handlerOf(responsible), deskOf(receiving), above(receiving), above(responsible)),
  guards: [someoneIsAbove],
  events: [CaseEscalated],
  refusals: [notAbove, unitClosed],
  body: () => import('./escalate.body.js').then(({ EscalateBody }) => EscalateBody),
  decide(state, { to, reason }: EscalatePayload, context) {
    return escalated(state, { to: to ?? null, reason: plain(reason) }, context);
  },
});

/** To the unit named, else to the next one up. */
function escalated(
  state: OpenCase,
  { to, ...why }: { readonly to: string | null; readonly reason: Sealed },
  { tree }: CaseContext,
): readonly CaseEscalated[] | Refusal {
  const from = escalatedTo(state);
  if (to !== null && tree.hasEnded(to))
    return refuse(unitClosed, { unit: to, successor: tree.standingFor(to) }, { field: '/to' });
  const above = tree.ancestors(from).filter(({ code }) => !tree.hasEnded(code));
  const target = to === null ? above[0] : above.find((unit) => unit.code === to);
  if (!target) return refuse(notAbove, { to: to ?? '', unit: from }, { field: '/to' });
  const level = tree.divisionOf(target.code)?.kind ?? target.kind;
  return [CaseEscalated.of({ from, to: target.code, level, ...why })];
}

function escalatedTo(state: OpenCase): string {
  return state.escalation?.to ?? state.responsibleUnit;
}
