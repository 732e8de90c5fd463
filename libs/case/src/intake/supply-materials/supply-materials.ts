import { unknownMaterial } from '../../rules/named.js';
import { plain, refuse, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { supplied } from '../../state/transitions.js';
import { takesMaterials } from '../../rules/who.js';
import { onlyWhile } from '../../rules/phase.js';
import { correctedBeforeTheCounterCloses, notOwed, somethingIsOwed } from '../../rules/review.js';
import { type MaterialsPayload, unknownOf } from '../request-correction/request-correction.js';
import { materialsOwed } from '../../state/owed.js';
import { suppliedReceipt } from './supplied-receipt.js';

/** The resident brought what was missing, or part of it. */
export interface MaterialsSupplied {
  readonly type: 'MaterialsSupplied';
  readonly data: { readonly unit: string; readonly materials: readonly string[]; readonly note: Sealed | null };
}
export const MaterialsSupplied = defineEvent<MaterialsSupplied>('MaterialsSupplied', {
  documents: [suppliedReceipt],
  evolve: (state, { materials }, at) => supplied(state, materials, at),
  words: {
    zh: '{unit:unit}收到补交材料：{material:materials}。[备注：{note}。]',
    en: '{unit:unit} was given {material:materials}.[ Note: {note}.]',
  },
});

/** 补交材料: what was asked for, or what was missing at the receipt. */
export const supplyMaterials = defineAct('supply-materials', {
  word: { zh: '补交材料', en: 'supply materials' },
  summary: { zh: '收下补交的材料。', en: 'Take in what was asked for.' },
  who: takesMaterials,
  guards: [
    onlyWhile('received', 'correcting', 'accepted', 'suspended'),
    somethingIsOwed,
    correctedBeforeTheCounterCloses,
  ],
  events: [MaterialsSupplied],
  refusals: [unknownMaterial, notOwed],
  body: () => import('./../../bodies/materials.body.js').then(({ MaterialsBody }) => MaterialsBody),
  decide(state, { materials = [], note }: MaterialsPayload, context) {
    const unknown = unknownOf(materials, state, context);
    if (unknown) return unknown;
    const owed = materialsOwed(state);
    const supplied = [...new Set(materials)].filter((code) => owed.includes(code));
    if (supplied.length === 0)
      return refuse(notOwed, { item: state.item, materials: owed.join(', ') }, { field: '/materials' });
    const data = { unit: context.asker.unit, materials: supplied, note: plain(note) };
    return [MaterialsSupplied.of(data)];
  },
});
