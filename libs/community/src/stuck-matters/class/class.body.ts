import { OneOfField, TEXT_MAX, TextField } from '#libs/body';
import { CLASSES, type StuckClass } from '../kit.js';

export class ClassBody {
  @OneOfField({ description: '分类。Its class.', values: CLASSES, name: 'StuckClass' }) class!: StuckClass;
  @TextField({
    description: '疑难件：已告知居民的延期原因；加密保存。What the resident was told of the delay; stored encrypted.',
    max: TEXT_MAX,
    optional: true,
  })
  told?: string | null;
}
