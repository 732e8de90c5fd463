import type { LocalDate } from '#libs/clocks/domain';
import { refuse } from '#libs/kernel/domain';
import { begun, placeAt, type Place } from '../../kit/index.js';
import { mayBegin, mayNotBegin, staffOrHead, unknownUnit } from '../../rules/who.js';
import { defineBeginning, defineBeginningAct } from '../kit.js';
import { temporaryKeeper } from '../rules.js';

export interface SealRegistered {
  readonly type: 'SealRegistered';
  readonly data: Place & { readonly name: string; readonly keeper: string; readonly from: LocalDate };
}
export const SealRegistered = defineBeginning<SealRegistered>('SealRegistered', {
  evolve: ({ name, keeper, from, ...place }, happening) => ({
    ...begun(place, happening),
    ...{ phase: 'kept', name, keeper, keptFrom: from, lent: null, lost: null, checks: 0 },
  }),
  words: {
    zh: '{unit:unit}启用印章“{name}”，由{keeper}保管。',
    en: '{unit:unit} entered the seal {name}, kept by {keeper}.',
  },
});

export interface RegisterPayload {
  readonly name: string;
  readonly keeper: string;
  readonly temporary?: boolean | null | undefined;
  readonly unit?: string | null | undefined;
}

/** 启用登记: every seal has a named keeper. */
export const register = defineBeginningAct('register', {
  word: { zh: '启用登记', en: 'enter a seal' },
  summary: { zh: '登记一枚印章及其保管人。', en: 'Enter a seal and who keeps it.' },
  who: staffOrHead,
  events: [SealRegistered],
  refusals: [mayNotBegin, unknownUnit, temporaryKeeper],
  body: () => import('./register.body.js').then(({ RegisterSealBody }) => RegisterSealBody),
  decide: (_state, { name, keeper, temporary, unit }: RegisterPayload, context) => {
    const place = placeAt(context, unit ?? context.asker.unit);
    if (!place) return refuse(unknownUnit, { code: unit ?? context.asker.unit }, { field: '/unit' });
    const forbidden = mayBegin(staffOrHead, place.unit, context);
    if (forbidden) return forbidden;
    if (temporary) return refuse(temporaryKeeper, { person: keeper }, { field: '/keeper' });
    return [SealRegistered.of({ ...place, name, keeper, from: context.today })];
  },
});
