import { notPastTheLimitOf } from '../../rules/limits.js';
import { unknownMaterial } from '../../rules/named.js';
import { plain, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { reviewed, supplied } from '../../state/transitions.js';
import { acceptanceOrItsHolder } from '../../rules/who.js';
import { onlyWhile } from '../../rules/phase.js';
import { onlyTheUnitInChargeAccepts, signBeforeYouWork } from '../../rules/place.js';
import { type MaterialsPayload, unknownOf } from '../request-correction/request-correction.js';

/** 当场更正: an obvious error put right at the counter (行政许可法 32(3)). */
export interface CorrectedOnSpot {
  readonly type: 'CorrectedOnSpot';
  readonly data: { readonly unit: string; readonly materials: readonly string[]; readonly note: Sealed | null };
}
export const CorrectedOnSpot = defineEvent<CorrectedOnSpot>('CorrectedOnSpot', {
  evolve: (state, { materials }, at) =>
    supplied(reviewed(state, { correctedOnSpot: state.review.correctedOnSpot + 1 }), materials, at),
  words: {
    zh: '{unit:unit}当场更正：{material:materials}。[备注：{note}。]',
    en: '{unit:unit} corrected on the spot: {material:materials}.[ Note: {note}.]',
  },
});

/** 当场更正: an obvious error is put right at once and needs no notice (行政许可法 32(3)). */
export const correctOnTheSpot = defineAct('correct-on-the-spot', {
  word: { zh: '当场更正', en: 'correct on the spot' },
  summary: { zh: '当场更正。', en: 'Put an obvious error right at once.' },
  who: acceptanceOrItsHolder,
  guards: [
    onlyWhile('received', 'correcting'),
    onlyTheUnitInChargeAccepts,
    signBeforeYouWork,
    notPastTheLimitOf(({ review }) => review.correctedOnSpot),
  ],
  events: [CorrectedOnSpot],
  refusals: [unknownMaterial],
  body: () => import('./correct-on-the-spot.body.js').then(({ CorrectOnTheSpotBody }) => CorrectOnTheSpotBody),
  decide(state, { materials = [], note }: MaterialsPayload, context) {
    const unknown = unknownOf(materials, state, context);
    if (unknown) return unknown;
    const data = { unit: context.asker.unit, materials: [...new Set(materials)], note: plain(note) };
    return [CorrectedOnSpot.of(data)];
  },
});
