import { OneOfField, TEXT_MAX, TextField } from '#libs/body';
const RETURN_REASONS = ['wrong-unit', 'missing-material', 'wrong-item', 'other'];

export class ReturnBody {
  @OneOfField({
    description: '退单原因。Why it goes back.',
    values: RETURN_REASONS,
    name: 'ReturnReason',
    example: 'wrong-unit',
  })
  reasonCode!: 'wrong-unit' | 'missing-material' | 'wrong-item' | 'other';
  @TextField({ description: '说明；加密保存。In words; stored encrypted.', max: TEXT_MAX, optional: true }) note?:
    string | null;
}
