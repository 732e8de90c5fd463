import { CodeField, OneOfField, TextField, WordsField } from '#libs/body';
import { FREQUENCIES, type Frequency } from '../kit.js';

export class ProposeLedgerBody {
  @CodeField({ description: '台账编码。Its code.', example: 'TZ-01' }) code!: string;
  @TextField({ description: '名称。Its name.', max: 100 }) name!: string;
  @WordsField({ description: '字段名称。The names of its fields.', max: 60 }) fields!: string[];
  @OneOfField({ description: '频次。How often.', values: FREQUENCIES, name: 'Frequency' }) frequency!: Frequency;
  @TextField({
    description:
      '来源：by-hand 手工、events 由事件生成，或一本簿册的路径。By hand, from events, or the path of a book.',
    max: 40,
    example: 'seal-uses',
  })
  source!: string;
  @TextField({ description: '要求的部门。Which department asks for it.', max: 100 }) department!: string;
  @TextField({ description: '依据。By what right.', max: 200 }) basis!: string;
}
