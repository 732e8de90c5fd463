import { unknownMaterial } from '../../rules/named.js';
import { plain, refuse, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { reviewed } from '../../state/transitions.js';
import { takesMaterials } from '../../rules/who.js';
import { onlyWhile } from '../../rules/phase.js';
import { aGapIsOpen, filledBeforeTheCounterCloses, notOwed } from '../../rules/review.js';
import { type MaterialsPayload, unknownOf } from '../request-correction/request-correction.js';
import { openGaps } from '../../state/review.js';
import { suppliedReceipt } from '../supply-materials/supplied-receipt.js';

/** 容缺补齐. */
export interface GapFilled {
  readonly type: 'GapFilled';
  readonly data: { readonly unit: string; readonly materials: readonly string[]; readonly note: Sealed | null };
}
export const GapFilled = defineEvent<GapFilled>('GapFilled', {
  documents: [suppliedReceipt],
  movesClock: false,
  evolve: (state, { materials }, at) => {
    const gaps = state.review.gaps.map((gap) =>
      materials.includes(gap.material) ? { ...gap, filledAt: gap.filledAt ?? at } : gap,
    );
    return reviewed(state, { gaps });
  },
  words: {
    zh: '{unit:unit}收到容缺材料：{material:materials}。[备注：{note}。]',
    en: '{unit:unit} was given what was owed: {material:materials}.[ Note: {note}.]',
  },
});

/** 容缺补齐: what was owed is brought. */
export const fillGap = defineAct('fill-gap', {
  word: { zh: '容缺补齐', en: 'fill a gap' },
  summary: { zh: '容缺补齐。', en: 'Take in what was accepted as owed.' },
  who: takesMaterials,
  guards: [onlyWhile('accepted', 'suspended'), aGapIsOpen, filledBeforeTheCounterCloses],
  events: [GapFilled],
  refusals: [unknownMaterial, notOwed],
  body: () => import('./fill-gap.body.js').then(({ FillGapBody }) => FillGapBody),
  decide(state, { materials = [], note }: MaterialsPayload, context) {
    const unknown = unknownOf(materials, state, context);
    if (unknown) return unknown;
    const owed = openGaps(state.review).map(({ material }) => material);
    const filled = [...new Set(materials)].filter((code) => owed.includes(code));
    if (filled.length === 0)
      return refuse(notOwed, { item: state.item, materials: owed.join(', ') }, { field: '/materials' });
    return [GapFilled.of({ unit: context.asker.unit, materials: filled, note: plain(note) })];
  },
});
