import { PERIODS } from '#libs/catalogue/domain';
import { BooleanField, CodeField, DueDateField, ListField } from '#libs/body';
export class GapBody {
  @CodeField({ description: '可容缺的材料。A tolerable material of the item.', example: 'bank-card' })
  material!: string;
  @DueDateField({
    description: `补齐期限；默认为事项所定（未定的${PERIODS.gap}个工作日）且不超过承诺时限的一半，也是最迟。Until when; unless told, and at the latest, the item’s period (${PERIODS.gap} working days unless it says) or half of the promise.`,
    optional: true,
  })
  due?: string | null;
}

const GAPS_MAX = 100;

export class AcceptBody {
  @BooleanField({
    description:
      '当场办结，不出受理通知书；只限即办件，须当日决定。On the spot, without a slip; only for that kind, and decided the same day.',
    optional: true,
    example: false,
  })
  onTheSpot?: boolean;
  @ListField({
    description: '容缺受理：哪些材料后补。Accepted with gaps: what is still owed.',
    of: () => GapBody,
    max: GAPS_MAX,
    optional: true,
    example: [],
  })
  gaps?: GapBody[] | null;
}
