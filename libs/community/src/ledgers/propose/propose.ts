import { ofRole, refusal, refuse, type Refusal } from '#libs/kernel/domain';
import { begun, placeAt, type BookContext, type Place } from '../../kit/index.js';
import { mayBegin, mayNotBegin, unknownUnit, type BookRule } from '../../rules/who.js';
import { defineBeginning, defineBeginningAct, RULE, type Frequency, type Ledger } from '../kit.js';
import { knownAlready } from '../known-fields.js';
import { isKnownSource, sourcesOf } from '../sources.js';

export interface LedgerProposed {
  readonly type: 'LedgerProposed';
  readonly data: {
    readonly place: Place;
    readonly code: string;
    readonly name: string;
    readonly fields: readonly string[];
    readonly frequency: Frequency;
    readonly source: string;
    readonly department: string;
    readonly basis: string;
    readonly proposer: string;
  };
}
export const LedgerProposed = defineBeginning<LedgerProposed>('LedgerProposed', {
  evolve: ({ place, ...proposed }, happening) => ({
    ...begun(place, happening),
    ...{ phase: 'proposed', ...proposed, year: null, arrangedAt: null },
  }),
  words: {
    zh: '{department}提出台账{code}《{name}》，{frequency:frequency}，依据：{basis}。',
    en: '{department} proposed the ledger {code} {name}, {frequency:frequency}, by {basis}.',
  },
});

const fieldExists = refusal('field-exists', {
  rule: '《辽宁省基层群众性自治组织工作清单管理规定》 不得重复报送、多头报送',
  title: { zh: '字段已经有了', en: 'The field is kept already' },
  detail: {
    zh: '“{field}”已在{place}。请从那里取用，不得要求社区再填。',
    en: '“{field}” is kept in {place} already. Take it from there; no community fills it in again.',
  },
});

const codeTaken = refusal('ledger-code-taken', {
  rule: RULE,
  title: { zh: '台账编码已用', en: 'The code is taken' },
  detail: { zh: '编码{code}是《{name}》的。请另编。', en: 'Code {code} is that of {name}. Choose another.' },
});

const unknownSource = refusal('unknown-source', {
  kind: 'bad-request',
  rule: RULE,
  title: { zh: '没有这个来源', en: 'No such source' },
  detail: {
    zh: 'source 只能是 by-hand、events，或一份列表的路径，可加 state、item 等条件（{sources}）。',
    en: 'source is by-hand, events, or the path of a list, narrowed by state, item and the like ({sources}).',
  },
});

const fieldsNeeded = refusal('fields-needed', {
  kind: 'bad-request',
  rule: RULE,
  title: { zh: '须写明字段', en: 'Name the fields' },
  detail: { zh: '台账至少有一个字段，且不重复。', en: 'A ledger has at least one field, and each only once.' },
});

export interface ProposePayload {
  readonly code: string;
  readonly name: string;
  readonly fields: readonly string[];
  readonly frequency: Frequency;
  readonly source: string;
  readonly department: string;
  readonly basis: string;
}

const proposer: BookRule = ofRole('case-handler', 'supervisor', 'catalogue-manager');

/** 提出台账: what is kept already is not asked for again; the refusal says where it is. */
export const propose = defineBeginningAct('propose', {
  word: { zh: '提出台账', en: 'propose a ledger' },
  summary: {
    zh: '提出一本台账；已有的字段告知在哪里。',
    en: 'Propose a ledger; a field that exists is told its place.',
  },
  who: proposer,
  events: [LedgerProposed],
  refusals: [mayNotBegin, unknownUnit, unknownSource, fieldsNeeded, codeTaken, fieldExists],
  body: () => import('./propose.body.js').then(({ ProposeLedgerBody }) => ProposeLedgerBody),
  decide: (_state, payload: ProposePayload, context) => {
    const { asker } = context;
    const place = placeAt(context, asker.unit);
    if (!place) return refuse(unknownUnit, { code: asker.unit });
    const { code, name, fields, frequency, source, department, basis } = payload;
    return (
      mayBegin(proposer, asker.unit, context) ??
      mayBeKept(payload, context) ?? [
        LedgerProposed.of({
          ...{ place, code, name, fields, frequency, source, department, basis },
          proposer: asker.person,
        }),
      ]
    );
  },
});

function mayBeKept(payload: ProposePayload, { all, books }: BookContext): Refusal | null {
  const { code, fields, source } = payload;
  const sources = sourcesOf(books);
  if (!isKnownSource(source, sources))
    return refuse(unknownSource, { sources: sources.map(({ path }) => path).join(', ') }, { field: '/source' });
  if (fields.length === 0 || new Set(fields).size < fields.length)
    return refuse(fieldsNeeded, {}, { field: '/fields' });
  const ledgers = all<Ledger>('ledger');
  const taken = ledgers.find(({ entry }) => entry.code === code && entry.phase !== 'withdrawn');
  if (taken) return refuse(codeTaken, { code, name: taken.entry.name }, { field: '/code' });
  const known = knownAlready(payload, ledgers, books);
  if (!known) return null;
  const index = fields.indexOf(known.field);
  return refuse(fieldExists, { field: known.field, place: known.place }, { field: `/fields/${index}` });
}
