import { TEXT_MAX, TextField, WordsField } from '#libs/body';
const MATERIALS_MAX = 100;

export class CorrectOnTheSpotBody {
  @WordsField({
    description: '更正后齐备的材料。Materials that are in order now.',
    max: MATERIALS_MAX,
    optional: true,
    example: [],
  })
  materials?: string[];
  @TextField({
    description: '更正了什么；加密保存。What was corrected; stored encrypted.',
    max: TEXT_MAX,
    optional: true,
    example: '更正联系电话。',
  })
  note?: string | null;
}
