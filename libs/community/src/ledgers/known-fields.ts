import type { BookFields, Listed } from '../kit/index.js';
import { BY_HAND, type Ledger } from './kit.js';

/** A field that is kept already, and where. */
export interface KnownField {
  readonly field: string;
  readonly place: string;
}

/** What tells one line from another and stands in every ledger. */
const IDENTIFYING = new Set(['编号', '序号', '单位', '社区', '状态', '日期', '时间', '备注']);

/** What is said of residents and cases at their receipt: whoever asks for it again asks a second time. */
const OF_THE_SYSTEM: Readonly<Record<string, readonly string[]>> = {
  '居民档案（GET /v1/residents）': [
    '姓名',
    '身份证号',
    '证件号码',
    '出生日期',
    '联系电话',
    '电话',
    '住址',
    '户籍地',
    '居住地',
    '参保地',
  ],
  '办件（GET /v1/cases）': [
    '办件编号',
    '事项',
    '收件时间',
    '受理时间',
    '办结时间',
    '承诺时限',
    '法定时限',
    '办理单位',
    '收件单位',
    '评价',
  ],
};

export function normalised(field: string): string {
  return field.normalize('NFKC').replace(/[\s*：:（）()]/g, '');
}

/**
 * The first of the fields that somebody keeps already: in another ledger that is not withdrawn, or, where it would be written by hand, in a book or a
 * record of the system. Null where all are new.
 */
export function knownAlready(
  { code, fields, source }: Pick<Ledger, 'code' | 'fields' | 'source'>,
  ledgers: readonly Listed<Ledger>[],
  books: readonly BookFields[],
): KnownField | null {
  const places = new Map<string, string>();
  if (source === BY_HAND) {
    for (const { path, word, fields: known } of books)
      for (const { zh } of Object.values(known)) places.set(normalised(zh), `${word.zh}（GET /v1/${path}）`);
    for (const [place, known] of Object.entries(OF_THE_SYSTEM))
      for (const field of known) places.set(normalised(field), place);
  }
  for (const { entry } of ledgers)
    if (entry.phase !== 'withdrawn' && entry.code !== code)
      for (const field of entry.fields) places.set(normalised(field), `台账${entry.code}《${entry.name}》`);
  for (const field of fields) {
    const place = IDENTIFYING.has(normalised(field)) ? undefined : places.get(normalised(field));
    if (place !== undefined) return { field, place };
  }
  return null;
}
