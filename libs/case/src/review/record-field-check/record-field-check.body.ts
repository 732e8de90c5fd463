import { TEXT_MAX, TextField, WordsField } from '#libs/body';
const OFFICERS_MAX = 20;

export class FieldCheckBody {
  @WordsField({
    description: '核查人员，两名以上。The officers, two at least.',
    max: OFFICERS_MAX,
    example: ['case-handler@210102-MZ', 'officer-2'],
  })
  officers!: string[];
  @TextField({
    description: '核查情况；加密保存。The finding; stored encrypted.',
    max: TEXT_MAX,
    example: '情况属实。',
  })
  finding!: string;
}
