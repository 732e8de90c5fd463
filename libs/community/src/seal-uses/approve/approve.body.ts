import { DateField, ObjectField, TEXT_MAX, TextField } from '#libs/body';

export class MeetingBody {
  @DateField({ description: '会议日期。Day of the meeting.' }) on!: string;
  @TextField({ description: '决议编号或内容。Its resolution.', max: 200 }) resolution!: string;
}

export class ApproveSealBody {
  @TextField({ description: '备注；加密保存。A note; stored encrypted.', max: TEXT_MAX, optional: true })
  note?: string | null;
  @ObjectField({ description: '重要事项的居民会议。Of an important matter.', of: () => MeetingBody, optional: true })
  meeting?: MeetingBody | null;
}
