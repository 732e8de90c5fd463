import type { LocalDate } from '#libs/clocks/domain';
import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import { begun, placeAt, type BookContext, type Place } from '../../kit/index.js';
import { head, mayBegin, mayNotBegin, unknownUnit } from '../../rules/who.js';
import { defineBeginning, defineBeginningAct, RULE, type Conditions, type Education, type Post } from '../kit.js';

export interface BatchDrawnUp {
  readonly type: 'BatchDrawnUp';
  readonly data: {
    readonly place: Place;
    readonly notice: string;
    readonly conditions: Conditions;
    readonly keyDate: LocalDate;
    readonly closesOn: LocalDate;
    readonly posts: readonly Post[];
  };
}
export const BatchDrawnUp = defineBeginning<BatchDrawnUp>('BatchDrawnUp', {
  evolve: ({ place, ...drawn }, happening) => ({
    ...begun(place, happening),
    ...{ phase: 'quota', ...drawn, candidates: [], postedAt: null, noticeUntil: null },
  }),
  words: { zh: '核定招录批次，公告号{notice}。', en: 'A batch was drawn up, notice {notice}.' },
});

const datesWrong = refusal('batch-dates', {
  kind: 'bad-request',
  rule: RULE,
  title: { zh: '日期不对', en: 'The dates are wrong' },
  detail: {
    zh: '报名截止{closesOn}不得早于今天。请改正。',
    en: 'Registration may not close ({closesOn}) before today. Correct it.',
  },
});

const postsNeeded = refusal('posts-needed', {
  kind: 'bad-request',
  rule: RULE,
  title: { zh: '须写明岗位', en: 'Name the posts' },
  detail: {
    zh: '至少一个岗位，编号不重复，单位在本区域内。',
    en: 'At least one post, each with its own code, of a unit below this one.',
  },
});

export interface DrawUpPayload {
  readonly notice: string;
  readonly conditions?:
    | {
        readonly maxAge?: number | null | undefined;
        readonly education?: Education | null | undefined;
        readonly veteranEducation?: Education | null | undefined;
        readonly localHousehold?: boolean | null | undefined;
      }
    | null
    | undefined;
  readonly keyDate: LocalDate;
  readonly closesOn: LocalDate;
  readonly posts: readonly Post[];
  readonly unit?: string | null | undefined;
}

/** 核定名额: posts, conditions and their key date are data of the batch. */
export const drawUp = defineBeginningAct('draw-up', {
  word: { zh: '核定批次', en: 'draw up a batch' },
  summary: { zh: '核定招录批次的岗位和条件。', en: 'Draw up a batch: its posts and conditions.' },
  who: head,
  events: [BatchDrawnUp],
  refusals: [mayNotBegin, unknownUnit, datesWrong, postsNeeded],
  body: () => import('./draw-up.body.js').then(({ DrawUpBody }) => DrawUpBody),
  decide: (_state, payload: DrawUpPayload, context) => {
    const unit = payload.unit ?? context.asker.unit;
    const place = placeAt(context, unit);
    if (!place) return refuse(unknownUnit, { code: unit }, { field: '/unit' });
    const { notice, keyDate, closesOn, posts } = payload;
    return (
      mayBegin(head, unit, context) ??
      sound(payload, unit, context) ?? [
        BatchDrawnUp.of({ place, notice, conditions: conditionsOf(payload.conditions), keyDate, closesOn, posts }),
      ]
    );
  },
});

/** What is not said is not asked. */
function conditionsOf(said: DrawUpPayload['conditions']): Conditions {
  return {
    maxAge: said?.maxAge ?? null,
    education: said?.education ?? null,
    veteranEducation: said?.veteranEducation ?? null,
    localHousehold: said?.localHousehold ?? false,
  };
}

function sound({ closesOn, posts }: DrawUpPayload, unit: string, { today, tree }: BookContext): Refusal | null {
  if (closesOn < today) return refuse(datesWrong, { closesOn }, { field: '/closesOn' });
  const division = tree.divisionOf(unit)?.code ?? unit;
  const wrong = posts.findIndex(
    ({ post, unit: of }, index) =>
      tree.unit(of) === null || !tree.isWithin(of, division) || posts.findIndex((each) => each.post === post) !== index,
  );
  if (wrong >= 0) return refuse(postsNeeded, {}, { field: `/posts/${wrong}` });
  return posts.length === 0 ? refuse(postsNeeded, {}, { field: '/posts' }) : null;
}
