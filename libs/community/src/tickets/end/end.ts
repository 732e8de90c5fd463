import { clerkOfTheHall, defineAct, defineEvent } from '../kit.js';
import { onlyWhile, onlyWhoCalledIt } from '../rules.js';

export interface ServiceEnded {
  readonly type: 'ServiceEnded';
  readonly data: { readonly cases: readonly string[]; readonly consultations: number };
}
export const ServiceEnded = defineEvent<ServiceEnded>('ServiceEnded', {
  evolve: (state, { cases }, at) => ({ ...state, phase: 'served', endedAt: at, cases }),
  words: ({ cases, consultations }) => ({
    text: {
      zh: '办理完毕：收件{cases}件，咨询{consultations}次。',
      en: 'Served: {cases} cases, {consultations} questions.',
    },
    params: { cases: String(cases.length), consultations: String(consultations) },
  }),
});

export interface EndPayload {
  readonly cases?: readonly string[] | null | undefined;
  readonly consultations?: number | null | undefined;
}

/** 办理完毕: with the cases that were received on it, none, one or several. */
export const end = defineAct('end', {
  word: { zh: '办理完毕', en: 'end' },
  summary: { zh: '办理完毕，写明收件和咨询。', en: 'End it, with the cases received on it.' },
  who: clerkOfTheHall,
  guards: [onlyWhile('serving'), onlyWhoCalledIt],
  events: [ServiceEnded],
  body: () => import('./end.body.js').then(({ EndBody }) => EndBody),
  decide: (_state, { cases, consultations }: EndPayload) => [
    ServiceEnded.of({ cases: [...new Set(cases ?? [])], consultations: consultations ?? 0 }),
  ],
});
