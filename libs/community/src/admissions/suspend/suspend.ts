import { plain, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../kit.js';
import { listOwners } from '../owners.js';
import { onlyWhile } from '../rules.js';

export interface AdmissionSuspended {
  readonly type: 'AdmissionSuspended';
  readonly data: { readonly reason: Sealed };
}
export const AdmissionSuspended = defineEvent<AdmissionSuspended>('AdmissionSuspended', {
  evolve: (state) => ({ ...state, phase: 'suspended' }),
  words: { zh: '暂停：{reason}。', en: 'Suspended: {reason}.' },
});

/** 暂停: nothing new is asked by it; a renewal brings it back. */
export const suspend = defineAct('suspend', {
  word: { zh: '暂停', en: 'suspend' },
  summary: { zh: '暂停清单中的一件事。', en: 'Suspend an entry of the lists.' },
  who: listOwners,
  guards: [onlyWhile('admitted', 'renewed')],
  events: [AdmissionSuspended],
  body: () => import('./suspend.body.js').then(({ SuspendBody }) => SuspendBody),
  decide: (_state, { reason }: { readonly reason: string }) => [AdmissionSuspended.of({ reason: plain(reason) })],
});
