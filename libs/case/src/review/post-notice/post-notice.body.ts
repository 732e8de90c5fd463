import { PERIODS } from '#libs/catalogue/domain';
import { CountField, TEXT_MAX, TextField } from '#libs/body';
const DAYS_MAX = 365;

export class PostNoticeBody {
  @CountField({
    description: `公示天数，不少于事项所定（未定的${PERIODS.notice}日；异议成立后再次公示${PERIODS.noticeAgain}日）。Natural days, as many as the item says at least (${PERIODS.notice}, or ${PERIODS.noticeAgain} after an upheld objection, unless it says).`,
    min: 1,
    max: DAYS_MAX,
    example: PERIODS.notice,
  })
  days!: number;
  @TextField({
    description: '公示地点；加密保存。Where; stored encrypted.',
    max: TEXT_MAX,
    optional: true,
    example: '社区公示栏',
  })
  place?: string | null;
}
