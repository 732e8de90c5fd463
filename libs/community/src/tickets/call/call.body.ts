import { CodeField, OneOfField } from '#libs/body';
import { SKIP_REASONS, type SkipReason } from '../kit.js';

export class CallBody {
  @CodeField({ description: '窗口号。The window.', example: '3' }) window!: string;
  @OneOfField({
    description: '跳过前面号票的原因。Why others are skipped.',
    values: SKIP_REASONS,
    name: 'SkipReason',
    optional: true,
  })
  reasonCode?: SkipReason | null;
}
