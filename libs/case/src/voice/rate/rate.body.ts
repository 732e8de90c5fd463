import { CountField, OneOfField, TEXT_MAX, TextField } from '#libs/body';
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
