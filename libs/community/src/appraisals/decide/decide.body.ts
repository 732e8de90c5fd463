import { CountField, OneOfField, TEXT_MAX, TextField } from '#libs/body';
import { LEVELS, type Level } from '../kit.js';

export class DecideAppraisalBody {
  @OneOfField({
    description: '等次；默认评分所得。The level; as scored unless told.',
    values: LEVELS,
    name: 'AppraisalLevel',
    optional: true,
  })
  level?: Level | null;
  @TextField({ description: '理由；加密保存。Why; stored encrypted.', max: TEXT_MAX, optional: true }) reason?:
    string | null;
  @CountField({ description: '补贴基数，元。The base of the pay, in yuan.', min: 1, max: 100_000, optional: true })
  base?: number | null;
  @CountField({
    description: '系数，百分之几：120 即 1.2。The coefficient in hundredths.',
    min: 1,
    max: 1000,
    optional: true,
  })
  coefficient?: number | null;
}
