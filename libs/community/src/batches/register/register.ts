import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import { ageOn } from '../../hall/age.js';
import type { BookContext } from '../../kit/index.js';
import { unknownResident } from '../../rules/residents.js';
import { staffOrHead } from '../../rules/who.js';
import { defineAct, defineEvent, EDUCATION, RULE, type Batch, type Education } from '../kit.js';
import { candidateOf, onlyWhile } from '../rules.js';

export interface CandidateRegistered {
  readonly type: 'CandidateRegistered';
  readonly data: { readonly candidate: string; readonly post: string };
}
export const CandidateRegistered = defineEvent<CandidateRegistered>('CandidateRegistered', {
  evolve: (state, { candidate, post }) => ({
    ...state,
    candidates: [...state.candidates, { candidate, post, scores: [], posted: false, out: false, person: null }],
  }),
  words: { zh: '一人报名岗位{post}。', en: 'Somebody registered for post {post}.' },
});

const conditionUnmet = refusal('condition-unmet', {
  rule: `${RULE} 报名条件`,
  title: { zh: '不符合报名条件', en: 'A condition is not met' },
  detail: {
    zh: '以{keyDate}为准，{condition:condition}不符合公告{notice}的条件。请告知报名人另报符合的岗位。',
    en: 'On {keyDate} the {condition:condition} does not meet notice {notice}. Tell the candidate which posts fit.',
  },
});

const registrationClosed = refusal('registration-closed', {
  rule: `${RULE} 报名期限`,
  title: { zh: '报名已截止', en: 'Registration is closed' },
  detail: {
    zh: '报名于{closesOn}截止。请等下一批次。',
    en: 'Registration closed on {closesOn}. Wait for the next batch.',
  },
});

const registeredAlready = refusal('registered-already', {
  rule: `${RULE} 一人一岗`,
  title: { zh: '已经报名', en: 'Registered already' },
  detail: {
    zh: '已报名岗位{post}，一人只报一个岗位。',
    en: 'Registered for post {post} already; one person, one post.',
  },
});

const unknownPost = refusal('unknown-post', {
  kind: 'bad-request',
  rule: RULE,
  title: { zh: '没有这个岗位', en: 'No such post' },
  detail: { zh: '公告没有岗位{post}。请核对。', en: 'The notice has no post {post}. Check it.' },
});

export interface RegisterCandidatePayload {
  /** A registered resident. */
  readonly candidate: string;
  readonly post: string;
  readonly education?: Education | null | undefined;
  readonly veteran?: boolean | null | undefined;
}

/** 报名: the conditions of the batch hold on its key date; what showed it is looked at and not kept. */
export const register = defineAct('register', {
  word: { zh: '报名', en: 'register' },
  summary: { zh: '登记报名，核对条件。', en: 'Register a candidate; the conditions are checked.' },
  who: staffOrHead,
  guards: [onlyWhile('announced')],
  events: [CandidateRegistered],
  refusals: [unknownResident, unknownPost, registrationClosed, registeredAlready, conditionUnmet],
  body: () => import('./register.body.js').then(({ RegisterCandidateBody }) => RegisterCandidateBody),
  decide: (state, said: RegisterCandidatePayload, context) => {
    const { candidate, post } = said;
    const { closesOn, keyDate, notice } = state;
    if (!context.resident(candidate)) return refuse(unknownResident, {}, { field: '/candidate' });
    if (!state.posts.some((each) => each.post === post)) return refuse(unknownPost, { post }, { field: '/post' });
    if (context.today > closesOn) return refuse(registrationClosed, { closesOn });
    const known = candidateOf(state, candidate);
    if (known) return refuse(registeredAlready, { post: known.post }, { field: '/candidate' });
    const unmet = unmetCondition(said, state, context);
    return unmet
      ? refuse(conditionUnmet, { condition: unmet.condition, keyDate, notice }, { field: unmet.field })
      : [CandidateRegistered.of({ candidate, post })];
  },
});

function unmetCondition(
  { candidate, education, veteran }: RegisterCandidatePayload,
  { conditions, keyDate, region }: Batch,
  { resident, tree }: BookContext,
): { readonly condition: string; readonly field: NonNullable<Refusal['field']> } | null {
  const facts = resident(candidate);
  const age = ageOn(facts?.birthDate ?? null, keyDate);
  if (conditions.maxAge !== null && (age === null || age > conditions.maxAge))
    return { condition: 'age', field: '/candidate' };
  const household = facts?.householdUnit ?? null;
  if (conditions.localHousehold && (household === null || tree.regionOf(household)?.code !== region))
    return { condition: 'household', field: '/candidate' };
  const asked = veteran ? (conditions.veteranEducation ?? conditions.education) : conditions.education;
  const isLower = asked !== null && rank(education) < rank(asked);
  return isLower ? { condition: 'education', field: '/education' } : null;
}

function rank(education: Education | null | undefined): number {
  return education ? EDUCATION.indexOf(education) : -1;
}
