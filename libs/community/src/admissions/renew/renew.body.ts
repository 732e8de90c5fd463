import { DateField, TEXT_MAX, TextField } from '#libs/body';

export class RenewBody {
  @DateField({ description: '续至（含）。Until when, inclusive.' }) to!: string;
  @TextField({ description: '评估结论；加密保存。What the review found; stored encrypted.', max: TEXT_MAX })
  review!: string;
}
