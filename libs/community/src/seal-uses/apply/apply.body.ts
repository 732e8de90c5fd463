import { CountField, TextField } from '#libs/body';

export class ApplySealBody {
  @TextField({ description: '所持文件的 SHA-256。SHA-256 of the document at hand.', max: 64 }) hash!: string;
  @CountField({
    description: '实际份数；默认签批份数。Copies sealed; those approved unless told.',
    min: 1,
    max: 1000,
    optional: true,
  })
  copies?: number | null;
}
