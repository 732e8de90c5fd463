import { onlyWhereOneIsOpen, openFor, withRectification } from '../../rules/voice.js';
import { paramsOf, plain, refusal, refuse, type Sealed, words } from '#libs/kernel/domain';
import { defineLastingAct, defineLastingEvent } from '../../kit.js';
import { noRectification } from '../../rules/voice.js';
import { whoeverWasRated } from '../../rules/who.js';
import { type ReasonPayload } from '../../ending/withdraw/withdraw.js';
import { PERIODS, periodOf } from '#libs/catalogue/domain';
import { addWorkingDays, localDateOf } from '#libs/clocks/domain';

/** A complex one has the longer period, all from the rating; the resident was told why (rules §13). */
export interface RectificationProlonged {
  readonly type: 'RectificationProlonged';
  readonly data: {
    readonly rectification: string;
    readonly reason: Sealed;
    /** Working days from the rating; of those before it was kept with them, the ones of rules §13. */
    readonly answer?: number;
  };
}
export const RectificationProlonged = defineLastingEvent<RectificationProlonged>('RectificationProlonged', {
  movesClock: false,
  evolve: (state, { rectification }) => withRectification(state, rectification, { prolonged: true }),
  words: ({ answer = PERIODS.complexRectification, ...data }) =>
    words(
      '整改情况复杂，延长至{answer}个工作日（{rectification}）：{reason}。',
      'Complex, prolonged to {answer} working days ({rectification}): {reason}.',
      paramsOf({ ...data, answer }),
    ),
});

export const prolongedTooLate = refusal('prolonged-too-late', {
  rule: '差评整改: 复杂的可延长, 须在整改期内说明理由',
  title: { zh: '不能再延长整改', en: 'Too late to prolong' },
  detail: {
    zh: '复杂的差评只能延长一次，且须在{date}前说明理由。请尽快整改并答复。',
    en: 'A complex rectification is prolonged once, with reasons told by {date}. Put it right and answer.',
  },
});

/** A complex one: the longer period instead of the simple one, if the reasons are told within that (rules §13). */
export const prolongRectification = defineLastingAct('prolong-rectification', {
  word: { zh: '延长整改', en: 'prolong the rectification' },
  summary: { zh: '差评情况复杂，延长整改期。', en: 'Prolong a complex rectification.' },
  who: whoeverWasRated,
  guards: [onlyWhereOneIsOpen],
  events: [RectificationProlonged],
  refusals: [noRectification, prolongedTooLate],
  body: () => import('./../../bodies/reason.body.js').then(({ ReasonBody }) => ReasonBody),
  decide(state, { reason }: ReasonPayload, context) {
    const open = openFor(state, context);
    if (!open) return refuse(noRectification, { unit: context.asker.unit });
    const days = periodOf(state.terms, 'rectification');
    const day = addWorkingDays(localDateOf(open.openedAt, state.timezone), days, context.calendar);
    if (open.prolonged || localDateOf(context.now, state.timezone) > day)
      return refuse(prolongedTooLate, { date: day });
    const answer = periodOf(state.terms, 'complexRectification');
    return [RectificationProlonged.of({ rectification: open.rectification, reason: plain(reason), answer })];
  },
});
