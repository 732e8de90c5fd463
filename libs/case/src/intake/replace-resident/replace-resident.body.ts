import { IdField, TEXT_MAX, TextField } from '#libs/body';
export class ReplaceResidentBody {
  @IdField({
    description: '正确的居民。The right resident.',
    example: '6f1f4c1e-0000-5000-8000-000000000001',
  })
  residentId!: string;
  @TextField({ description: '理由；加密保存。Why; stored encrypted.', max: TEXT_MAX, example: '同名，选错居民。' })
  reason!: string;
}
