import { judgeWindow } from '#libs/catalogue/domain';
import { localDateOf } from '#libs/clocks/domain';
import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import { isImport, type CaseContext } from '../context.js';
import { type OpenCase } from '../state/case.js';
import { windowAt } from '../clocks/window.js';
import { countingOf } from './review.js';

export const windowNotOpen = refusal('window-not-open', {
  rule: '事项目录 办理期间; 民法典 第1077条 冷静期',
  title: { zh: '尚未到可以办理的日期', en: 'The window is not open yet' },
  detail: {
    zh: '“{item:item}”{from}起至{until}方可准予。请告知居民届时前来；不再需要的，办理撤回。',
    en: '{item:item} is granted from {from} until {until}. Tell the resident to come then; who does not want it any more withdraws.',
  },
});

export const windowOver = refusal('window-over', {
  rule: '事项目录 办理期间; 民法典 第1077条 逾期视为撤回',
  title: { zh: '办理期间已过', en: 'The window is over' },
  detail: {
    zh: '“{item:item}”的办理期间已于{until}届满，视为撤回。居民仍有需要的，请重新收件。',
    en: 'The window of {item:item} ended on {until} and the case counts as withdrawn. Receive a new request if the resident still wants it.',
  },
});

/** Granted neither before the window opens nor after its last day (rules §13); a refusal is a matter of its reasons. */
export function grantedOnlyWithinTheWindow(state: OpenCase, context: CaseContext): Refusal | null {
  const window = windowAt(state, countingOf(state, context));
  if (!window || isImport(context)) return null;
  const params = { item: state.item, from: window.notBefore, until: window.until };
  switch (judgeWindow(localDateOf(context.now, state.timezone), window)) {
    case 'too-early':
      return refuse(windowNotOpen, params, { field: '/outcome' });
    case 'expired':
      return refuse(windowOver, params, { field: '/outcome' });
    case 'open':
      return null;
  }
}
