import { BooleanField, DateField, OneOfField, TextField } from '#libs/body';
import { EVIDENCE, type Evidence } from '../kit.js';

export class RecordDutyBody {
  @DateField({ description: '值班日期。The day of the duty.' }) date!: string;
  @TextField({ description: '班的起时，HH:mm。When the shift begins.', max: 5 }) from!: string;
  @TextField({ description: '值班人。Who was on duty.', max: 200 }) person!: string;
  @BooleanField({ description: '是否到岗。Whether they were there.' }) present!: boolean;
  @OneOfField({ description: '到岗凭据。What shows it.', values: EVIDENCE, name: 'DutyEvidence', optional: true })
  evidence?: Evidence | null;
}
