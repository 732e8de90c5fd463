import { EXTENSION_DAYS } from '#libs/catalogue/domain';
import { CountField, TEXT_MAX, TextField } from '#libs/body';
const DAYS_MAX = 365;

export class ExtendBody {
  @CountField({
    description: `延期天数，按时限的单位，最多为事项所定（未定的${EXTENSION_DAYS}）。Days in the unit of the limit, as many as the item allows (${EXTENSION_DAYS} unless it says).`,
    min: 1,
    max: DAYS_MAX,
    example: EXTENSION_DAYS,
  })
  days!: number;
  @TextField({
    description: '理由，须告知申请人；加密保存。Why, told to the resident; stored encrypted.',
    max: TEXT_MAX,
    example: '情况复杂，需进一步核实。',
  })
  reason!: string;
}
