import { defineAct, defineEvent, type TELL_WAYS } from '../kit.js';
import { onlyWhile, whoWorksOnIt } from '../rules.js';

export interface StuckMatterTold {
  readonly type: 'StuckMatterTold';
  readonly data: { readonly way: (typeof TELL_WAYS)[number]; readonly by: string };
}
export const StuckMatterTold = defineEvent<StuckMatterTold>('StuckMatterTold', {
  evolve: (state, _data, at) => ({ ...state, phase: 'told', toldAt: at }),
  words: { zh: '{by}已告知居民（{tellway:way}）。', en: '{by} told the resident ({tellway:way}).' },
});

/** 告知: the resident hears what came of it. */
export const tell = defineAct('tell', {
  word: { zh: '告知', en: 'tell' },
  summary: { zh: '把结果告知居民。', en: 'Tell the resident what came of it.' },
  who: whoWorksOnIt,
  guards: [onlyWhile('solved', 'explained', 'pointed')],
  events: [StuckMatterTold],
  body: () => import('./tell.body.js').then(({ TellBody }) => TellBody),
  decide: (_state, { way }: { readonly way?: (typeof TELL_WAYS)[number] | null | undefined }, { asker }) => [
    StuckMatterTold.of({ way: way ?? 'in-person', by: asker.person }),
  ],
});
