import { nobody, plain, refusal, refuse } from '#libs/kernel/domain';
import { defineAct, guard } from '../../kit.js';
import { onlyTheSystem } from '../../rules/time.js';
import { CaseTerminated } from '../terminate/terminate.js';

const WHY = '申请人已死亡';

export const goesOnAfterDeath = refusal('goes-on-after-death', {
  rule: '民法典 第13条; 事项目录 身后事项',
  title: { zh: '不因死亡终止', en: 'No death ends it' },
  detail: {
    zh: '本件的居民没有死亡登记，或“{item:item}”属身后事项，不因死亡终止。请继续办理。',
    en: 'No death of its resident is recorded, or {item:item} goes on after one. Go on with it.',
  },
});

const onlyWhatADeathEnds = guard([goesOnAfterDeath], ({ item, terms }, { resident }) =>
  resident?.diedOn && !terms.afterDeath ? null : refuse(goesOnAfterDeath, { item }),
);

/** 死亡终止: the resident has died; what has not been handed out yet ends, decided or not (rules §1.1), save what is for after a death. */
export const endByDeath = defineAct('end-by-death', {
  word: { zh: '因死亡终止', en: 'end by a death' },
  who: nobody,
  guards: [onlyTheSystem, onlyWhatADeathEnds],
  events: [CaseTerminated],
  decide: () => [CaseTerminated.of({ reason: plain(WHY), cause: 'resident-died' })],
});
