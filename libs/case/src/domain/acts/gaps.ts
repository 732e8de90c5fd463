import { plain } from '#libs/residents/domain';
import { refuse } from '../refusal.js';
import { onlyWhile } from '../rules/phase.js';
import { aGapIsOpen } from '../rules/review.js';
import { openGaps } from '../state-review.js';
import type { Act } from './act.js';
import { notOwed, onlyTheSystem } from './clock-acts.js';
import { unknownOf, type MaterialsPayload } from './correction.js';

/** 容缺补齐: what was owed is brought. */
export const fillGap: Act<MaterialsPayload> = {
  name: 'fill-gap',
  guards: [onlyWhile('accepted', 'suspended'), aGapIsOpen],
  decide(state, { materials = [], note }, context) {
    const unknown = unknownOf(materials, state, context);
    if (unknown) return unknown;
    const owed = openGaps(state.review).map(({ material }) => material);
    const filled = [...new Set(materials)].filter((code) => owed.includes(code));
    if (filled.length === 0) return refuse('not-owed', { materials: owed.join(', ') }, { field: '/materials' });
    return [{ type: 'GapFilled', data: { unit: context.asker.unit, materials: filled, note: plain(note) } }];
  },
};

/** 逾期未补齐视为撤回. */
export const expireGap: Act<object> = {
  name: 'expire-gap',
  guards: [onlyTheSystem, aGapIsOpen],
  decide(state, _payload, context) {
    const refusal = notOwed(state, { act: 'expire-gap', payload: {} }, context);
    const gaps = openGaps(state.review);
    const due = gaps.map((gap) => gap.due).sort()[0];
    if (refusal || due === undefined) return refusal ?? refuse('no-gap');
    const materials = gaps.filter((gap) => gap.due === due).map(({ material }) => material);
    return [{ type: 'GapExpired', data: { materials, due } }];
  },
};
