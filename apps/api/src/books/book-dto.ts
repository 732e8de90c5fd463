import type { Type } from '@nestjs/common';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import type { Book, Field } from '#libs/community';
import { LIGHTS, TimelineEntryShown, WarningShown } from '../cases/case-dto.js';
import { Shown } from '../validation/fields.js';

const pascal = (path: string) => path.replaceAll(/(?:^|-)([a-z])/g, (_all, letter: string) => letter.toUpperCase());

function shape({ type = 'string' }: Field<never>): ApiPropertyOptions {
  if (type === 'array') return { type: 'array', items: {} } as ApiPropertyOptions;
  return { type, nullable: true } as ApiPropertyOptions;
}

/** The class of a book's brief for the document: what all books have, and the fields of its own. */
export function briefShownOf({ path, stateWords, fields }: Book): Type {
  const name = `${pascal(path)}EntryShown`;
  const Brief = { [name]: class {} }[name] as Type;
  const common: Readonly<Record<string, readonly [string, ApiPropertyOptions]>> = {
    id: ['标识。Id.', { type: 'string', format: 'uuid' }],
    number: ['编号。Number.', { type: 'string' }],
    revision: ['版次。Revision.', { type: 'integer' }],
    state: ['状态。State.', { type: 'string', enum: Object.keys(stateWords) }],
    unit: ['所属单位。The unit whose entry it is.', { type: 'string' }],
    begunAt: ['登记时间。When it began.', { type: 'string', format: 'date-time' }],
    light: ['灯色。Light.', { type: 'string', enum: [...LIGHTS] }],
    due: ['最先到期的日期或时刻。What falls due first.', { type: 'string', nullable: true }],
    allowedActs: ['现在可做的动作。What the asker may do now.', { type: 'string', isArray: true }],
    warnings: ['提醒。Warnings.', { type: () => WarningShown, isArray: true }],
  };
  for (const [field, [description, schema]] of Object.entries(common))
    Shown(description, schema)(Brief.prototype as object, field);
  for (const [field, about] of Object.entries(fields))
    Shown(`${about.zh}。${about.en}.`, shape(about))(Brief.prototype as object, field);
  return Brief;
}

/** The class of a page of a book. */
export function listShownOf({ path }: Book, brief: Type): Type {
  const name = `${pascal(path)}ListShown`;
  const List = { [name]: class {} }[name] as Type;
  Shown('新登记的在前。Newest first.', { type: () => brief, isArray: true })(List.prototype as object, 'items');
  Shown('下一页的 cursor。Cursor of the next page; null at the end.', { type: String, nullable: true })(
    List.prototype as object,
    'next',
  );
  return List;
}

/** The history of an entry. */
export class BookTimelineShown {
  @Shown('按发生的先后。In order.', { type: () => TimelineEntryShown, isArray: true }) items!: TimelineEntryShown[];
  @Shown('下一页的 cursor。Cursor of the next page; null at the end.', { type: String, nullable: true }) next!:
    string | null;
}
