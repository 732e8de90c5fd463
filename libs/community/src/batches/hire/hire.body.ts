import { IdField, TextField } from '#libs/body';

export class HireBody {
  @IdField({ description: '拟录用人。The candidate.' }) candidate!: string;
  @TextField({ description: '工号：其在系统中的人员标识。Who they are among the staff.', max: 200 }) person!: string;
}
