import { refusal, refuse } from '#libs/kernel/domain';
import { lastingGuard } from '../kit.js';
import { type KnownCase } from '../state/case.js';

export const tooManyInOneCase = refusal('too-many-in-one-case', {
  rule: '办件档案: 一件一档, 每类记录有上限',
  title: { zh: '本件此类记录已到上限', en: 'No more of these in one case' },
  detail: {
    zh: '本件“{act:act}”已有{most}次，一件至多{most}次。请先办结已有的；确需继续的，请提级，由上级处理。',
    en: 'This case has had {most} times “{act:act}”, the most that one case may have. Finish those that are open; if more is needed, escalate it.',
  },
});

/** More than the field knows of any case, and few enough for a case to be read at once. */
const MOST = 50;
/** Objections are anybody's, and come in numbers. */
export const MOST_OBJECTIONS = 200;

/** What may pile up in a case has a limit: a case is one file that people read, and each look at it reads all of it. */
export function notPastTheLimitOf(count: (state: KnownCase) => number, most = MOST) {
  return lastingGuard([tooManyInOneCase], (state, _context, act) =>
    count(state) < most ? null : refuse(tooManyInOneCase, { act, most: String(most) }),
  );
}
