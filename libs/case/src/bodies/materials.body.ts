import { TEXT_MAX, TextField, WordsField } from '#libs/body';
const MATERIALS_MAX = 100;

export class MaterialsBody {
  @WordsField({
    description: '材料编码，事项清单中的。Codes of materials of the item’s list.',
    max: MATERIALS_MAX,
    example: ['identity-card'],
  })
  materials!: string[];
  @TextField({ description: '说明；加密保存。In words; stored encrypted.', max: TEXT_MAX, optional: true }) note?:
    string | null;
}
