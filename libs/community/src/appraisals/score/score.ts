import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import type { BookContext } from '../../kit/index.js';
import type { Roster } from '../../rosters/kit.js';
import { superior, twoPersons } from '../../rules/who.js';
import { levelOf, PARTS } from '../arithmetic.js';
import {
  defineAct,
  defineEvent,
  RULE,
  type Appraisal,
  type Level,
  type Score,
  type SaidMeasure,
  NEVER,
} from '../kit.js';
import { onlyWhile } from '../rules.js';

export interface AppraisalScored {
  readonly type: 'AppraisalScored';
  readonly data: {
    readonly by: string;
    readonly score: Score;
    readonly level: Level;
    readonly measures: readonly SaidMeasure[];
    /** Duties of the year, as the rosters have them. */
    readonly duty: { readonly present: number; readonly missed: number };
  };
}
export const AppraisalScored = defineEvent<AppraisalScored>('AppraisalScored', {
  evolve: (state, { by, score, level }, at) => ({ ...state, phase: 'scored', scorer: by, score, level, scoredAt: at }),
  words: { zh: '{by}评分，等次：{level:level}。', en: '{by} scored it: {level:level}.' },
});

const notAppraisedBy = refusal('not-appraised-by', {
  rule: '整治形式主义为基层减负若干规定 2024: 不以登录、活跃度等考核',
  title: { zh: '不得以此考核', en: 'Nobody is appraised by this' },
  detail: {
    zh: '不得以“{measure:measure}”考核。请只用事件得出的数字：办件、按时、评价、走访、值班、首问。',
    en: 'Nobody is appraised by {measure:measure}. Use only what events say: cases, in time, ratings, visits, duty, first asked.',
  },
});

const outOfRange = refusal('score-out-of-range', {
  kind: 'bad-request',
  rule: `${RULE} 分值`,
  title: { zh: '分数超出范围', en: 'The score is out of range' },
  detail: { zh: '{part}满分{most}。请改正。', en: '{part} is at the most {most}. Correct it.' },
});

export interface ScoreAppraisalPayload extends Score {
  readonly measures?: readonly SaidMeasure[] | null | undefined;
}

/** 评分: figures from events, the residents' rating, street and community; never log-ins, pictures, groups or forms. */
export const score = defineAct('score', {
  word: { zh: '评分', en: 'score' },
  summary: { zh: '街道评分：事件数字、居民评价、街道社区评价。', en: 'The street scores: figures, residents, street.' },
  who: superior,
  guards: [onlyWhile('open', 'scored')],
  events: [AppraisalScored],
  refusals: [twoPersons, notAppraisedBy, outOfRange],
  body: () => import('./score.body.js').then(({ ScoreAppraisalBody }) => ScoreAppraisalBody),
  decide: (state, { measures, ...said }: ScoreAppraisalPayload, context) => {
    const { asker } = context;
    const of: Score = { figures: said.figures, residents: said.residents, street: said.street };
    if (asker.person === state.person) return refuse(twoPersons, { person: asker.person });
    return (
      fairlyMeasured(measures ?? []) ??
      inRange(of) ?? [
        AppraisalScored.of({
          ...{ by: asker.person, score: of, level: levelOf(of), measures: measures ?? [] },
          duty: dutyOf(state, context),
        }),
      ]
    );
  },
});

function fairlyMeasured(measures: readonly SaidMeasure[]): Refusal | null {
  const index = measures.findIndex((measure) => NEVER.some((never) => never === measure));
  return index < 0 ? null : refuse(notAppraisedBy, { measure: measures[index] ?? '' }, { field: `/measures/${index}` });
}

function inRange(score: Score): Refusal | null {
  const wrong = (['figures', 'residents', 'street'] as const).find(
    (part) => score[part] < 0 || score[part] > PARTS[part],
  );
  return wrong ? refuse(outOfRange, { part: wrong, most: String(PARTS[wrong]) }, { field: `/${wrong}` }) : null;
}

/** 值班 of the year: what the rosters know. */
function dutyOf({ person, year }: Appraisal, { all }: BookContext) {
  const duties = all<Roster>('roster')
    .flatMap(({ entry }) => entry.duties)
    .filter((duty) => duty.person === person && duty.date.startsWith(`${year}-`));
  const present = duties.filter((duty) => duty.present).length;
  return { present, missed: duties.length - present };
}
