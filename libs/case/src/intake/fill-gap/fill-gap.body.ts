import { TEXT_MAX, TextField, WordsField } from '#libs/body';
const MATERIALS_MAX = 100;

export class FillGapBody {
  @WordsField({
    description: '补齐的容缺材料。Materials that were accepted as owed.',
    max: MATERIALS_MAX,
    example: ['bank-card'],
  })
  materials!: string[];
  @TextField({ description: '说明；加密保存。In words; stored encrypted.', max: TEXT_MAX, optional: true }) note?:
    string | null;
}
