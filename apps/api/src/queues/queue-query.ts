import { asCaseNumber, DUTY_KINDS, type DutyKind } from '#libs/case';
import type { Light } from '#libs/clocks/domain';
import { DUTY_ORDERS, type DutyCursor, type DutyFilter, type DutyOrder } from '#libs/read-models';
import { LIGHTS } from '../cases/case-dto.js';
import { isListCursor, isText, isTime } from '../lists/cursor.js';
import { PageQuery } from '../lists/page-query.js';
import { CodeField, OneOfField, TextField } from '../validation/fields.js';

const optional = true;

/** What the work of a unit may be narrowed by, and in which order it is shown. */
export class QueueQuery extends PageQuery {
  @OneOfField({ description: '待办种类。Kind of what is owed.', values: DUTY_KINDS, name: 'DutyKind', optional })
  kind?: DutyKind;
  @CodeField({ description: '事项。Service item.', optional, example: 'MZ-10' }) item?: string;
  @OneOfField({
    description: '灯色，按所欠之事的期限。Light of what is owed.',
    values: LIGHTS,
    name: 'Light',
    optional,
  })
  light?: Light;
  @TextField({ description: '承办人：在本单位、由其承办的办件。Who has the case at this unit.', max: 200, optional })
  person?: string;
  @TextField({
    description: '办件编号的一部分，或事项的编码、名称。A part of the number, or of the code or name of the item.',
    max: 80,
    optional,
  })
  q?: string;
  @OneOfField({
    description:
      '排序：due 最紧急的在前（默认），received 先收的在前，-received 后收的在前。' +
      'Most urgent first unless told; or by receipt, the oldest or the newest first.',
    values: DUTY_ORDERS,
    name: 'DutyOrder',
    optional,
  })
  sort?: DutyOrder;
}

/** The query as the read model takes it. @param itemsNamed - the codes of the items that a text names */
export function dutyFilterOf(
  unit: string,
  { kind, item, light, person, q }: QueueQuery,
  itemsNamed: (text: string) => readonly string[],
): DutyFilter {
  const text = q === undefined ? undefined : { part: asCaseNumber(q), items: itemsNamed(q) };
  const filter = { unit, kind, item, light, person, text };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as unknown as DutyFilter;
}

/** Where the work of a unit goes on. */
export function isDutyCursor(at: unknown): at is DutyCursor {
  if (typeof at !== 'object' || at === null || !('dueAt' in at) || !('clock' in at)) return false;
  return (at.dueAt === null || isTime(at.dueAt)) && isText(at.clock) && isListCursor(at);
}
