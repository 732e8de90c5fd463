import { CountField, TEXT_MAX, TextField } from '#libs/body';
const DAYS_MAX = 365;

export class ExtendBody {
  @CountField({
    description: '延期天数，按时限的单位，最多10日。Days in the unit of the limit, 10 at the most.',
    min: 1,
    max: DAYS_MAX,
    example: 10,
  })
  days!: number;
  @TextField({
    description: '理由，须告知申请人；加密保存。Why, told to the resident; stored encrypted.',
    max: TEXT_MAX,
    example: '情况复杂，需进一步核实。',
  })
  reason!: string;
}
