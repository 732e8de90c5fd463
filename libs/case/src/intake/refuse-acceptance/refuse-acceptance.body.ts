import { TEXT_MAX, TextField } from '#libs/body';
export class RefuseAcceptanceBody {
  @TextField({ description: '不予受理的理由。Why.', max: TEXT_MAX, example: '不属于本机关职权范围。' }) reason!: string;
  @TextField({
    description: '应向谁申请。The right authority.',
    max: TEXT_MAX,
    optional: true,
    example: '沈河区民政局',
  })
  rightAuthority?: string | null;
}
