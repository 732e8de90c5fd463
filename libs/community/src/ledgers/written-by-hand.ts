import { refusal } from '#libs/kernel/domain';
import { RULE } from './kit.js';

/** Of a ledger that no event knows: nothing generates it. */
export const writtenByHand = refusal('ledger-by-hand', {
  rule: RULE,
  title: { zh: '手工台账不能生成', en: 'It is kept by hand' },
  detail: {
    zh: '台账《{name}》的来源是{source}，没有事件可以生成。请改由一份列表生成，或由填报单位提供。',
    en: 'The ledger {name} comes from {source}; no event generates it. Let it come from a list, or ask whoever keeps it.',
  },
});
