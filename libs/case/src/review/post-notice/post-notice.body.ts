import { CountField, TEXT_MAX, TextField } from '#libs/body';
const DAYS_MAX = 365;

export class PostNoticeBody {
  @CountField({
    description: '公示天数：7日；异议成立后再次公示3日。Natural days: 7, or 3 after an upheld objection.',
    min: 1,
    max: DAYS_MAX,
    example: 7,
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
