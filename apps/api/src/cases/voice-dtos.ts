import { BooleanField, CountField, OneOfField, TextField } from '../validation/fields.js';
import { TEXT_MAX } from './receive-dto.js';

export class RateBody {
  @CountField({
    description:
      '5 非常满意，4 满意，3 基本满意，2 不满意，1 非常不满意。From 1, very dissatisfied, to 5, very satisfied.',
    min: 1,
    max: 5,
    example: 2,
  })
  score!: number;
  @OneOfField({
    description:
      '评价收件窗口或办理部门；两者相同时只评一次。The counter or the authority; once where they are the same.',
    values: ['counter', 'authority'],
    name: 'RatedSide',
    example: 'counter',
  })
  about!: 'counter' | 'authority';
  @TextField({ description: '留言；加密保存。A comment; stored encrypted.', max: TEXT_MAX, optional: true }) comment?:
    string | null;
}

export class FollowUpBody {
  @BooleanField({ description: '是否联系到居民。Whether the resident was reached.', example: true })
  contacted!: boolean;
  @OneOfField({
    description: '是否解决。Whether the matter is solved.',
    values: ['yes', 'partly', 'no'],
    name: 'Solved',
    example: 'yes',
  })
  solved!: 'yes' | 'partly' | 'no';
  @CountField({
    description: '居民口头的评分；不计入好差评。What the resident said when asked, 1 to 5; counts as no rating.',
    min: 1,
    max: 5,
    optional: true,
  })
  score?: number | null;
}

export class CloseRectificationBody {
  @TextField({
    description: '核实情况：属实、误评、恶意、无法整改；加密保存。What was found; stored encrypted.',
    max: TEXT_MAX,
    example: '属实',
  })
  finding!: string;
  @TextField({
    description: '对居民的答复；加密保存。What the resident was told; stored encrypted.',
    max: TEXT_MAX,
    example: '已致歉，并改进叫号。',
  })
  answer!: string;
}
