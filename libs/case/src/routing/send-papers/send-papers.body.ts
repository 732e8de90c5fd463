import { BooleanField, CodeField, CountField, ListField, NAME_MAX, TextField } from '#libs/body';
const COPIES_MAX = 1_000;

export class PaperBody {
  @TextField({ description: '材料名称；加密保存。Its name; stored encrypted.', max: NAME_MAX, example: '户口簿' })
  name!: string;
  @CountField({ description: '份数。How many copies.', min: 1, max: COPIES_MAX, example: 1 }) copies!: number;
  @BooleanField({ description: '是否原件。Whether it is the original.', example: true }) original!: boolean;
}

const PAPERS_MAX = 100;

export class SendPapersBody {
  @CodeField({ description: '寄往。Whereto.', example: '210102-MZ' }) to!: string;
  @ListField({
    description: '交接清单。What is handed over.',
    of: () => PaperBody,
    max: PAPERS_MAX,
    example: [{ name: '户口簿', copies: 1, original: true }],
  })
  papers!: PaperBody[];
  @TextField({ description: '承运方；加密保存。Carrier; stored encrypted.', max: NAME_MAX, optional: true })
  carrier?: string | null;
  @TextField({ description: '运单号；加密保存。Tracking number; stored encrypted.', max: NAME_MAX, optional: true })
  trackingNumber?: string | null;
}
