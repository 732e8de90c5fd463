import { periodOf } from '#libs/catalogue/domain';
import { addWorkingDays, localDateOf } from '#libs/clocks/domain';
import { plain } from '#libs/residents/domain';
import type { CaseContext } from '../context.js';
import { refuse } from '../refusal.js';
import type { Guard } from '../rules/guard.js';
import type { KnownCase } from '../state.js';
import type { Rectification } from '../state-moves.js';
import type { LastingAct } from './act.js';
import type { ReasonPayload } from './withdraw.js';

export interface CloseRectificationPayload {
  /** 属实, 误评, 恶意, 无法整改: what it was about, in words. */
  readonly finding: string;
  /** What the resident was told. */
  readonly answer: string;
}

/** The oldest one that is open at the asker's unit, or below it. */
function openFor({ voice }: KnownCase, { asker, tree }: CaseContext): Rectification | undefined {
  return voice.rectifications.find(({ unit, closedAt }) => closedAt === null && tree.isWithin(unit, asker.unit));
}

/** 谁办理、谁负责: the unit that was rated puts it right, or one above it (rules §4). */
const onlyWhereOneIsOpen: Guard<KnownCase> = (state, context) =>
  openFor(state, context) ? null : refuse('no-rectification', { unit: context.asker.unit });

/** 差评整改: looked into, put right, and answered (rules §4). */
export const closeRectification: LastingAct<CloseRectificationPayload> = {
  name: 'close-rectification',
  lasting: true,
  guards: [onlyWhereOneIsOpen],
  decide(state, { finding, answer }, context) {
    const open = openFor(state, context);
    if (!open) return refuse('no-rectification', { unit: context.asker.unit });
    const { rectification } = open;
    return [
      {
        type: 'RectificationClosed',
        data: { rectification, unit: context.asker.unit, finding: plain(finding), answer: plain(answer) },
      },
    ];
  },
};

/** A complex one: the longer period instead of the simple one, if the reasons are told within that (rules §13). */
export const prolongRectification: LastingAct<ReasonPayload> = {
  name: 'prolong-rectification',
  lasting: true,
  guards: [onlyWhereOneIsOpen],
  decide(state, { reason }, context) {
    const open = openFor(state, context);
    if (!open) return refuse('no-rectification', { unit: context.asker.unit });
    const days = periodOf(state.terms, 'rectification');
    const day = addWorkingDays(localDateOf(open.openedAt, state.timezone), days, context.calendar);
    if (open.prolonged || localDateOf(context.now, state.timezone) > day)
      return refuse('prolonged-too-late', { date: day });
    return [{ type: 'RectificationProlonged', data: { rectification: open.rectification, reason: plain(reason) } }];
  },
};
