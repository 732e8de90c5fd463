import { OneOfField, TEXT_MAX, TextField } from '#libs/body';
import { OUTCOMES, type Outcome } from '../kit.js';

export class AnswerStuckBody {
  @OneOfField({ description: '结果。What came of it.', values: OUTCOMES, name: 'StuckOutcome' }) outcome!: Outcome;
  @TextField({ description: '答复内容；加密保存。The answer; stored encrypted.', max: TEXT_MAX }) answer!: string;
  @TextField({ description: '法律条款。The article of the law.', max: 200, optional: true }) article?: string | null;
  @TextField({ description: '应到哪里。The right address.', max: 200, optional: true }) pointer?: string | null;
}
