import { BooleanField, DateField, TextField } from '#libs/body';

export class HandOverBody {
  @TextField({ description: '接收的保管人。The new keeper.', max: 200 }) to!: string;
  @BooleanField({ description: '接收人是否临时人员。Whether the new keeper is temporary staff.', optional: true })
  temporary?: boolean | null;
  @DateField({ description: '换届移交的，选举日期。The day of the election that it follows.', optional: true })
  electedOn?: string | null;
  @TextField({ description: '主持移交的居民选举委员会。Who led it after an election.', max: 200, optional: true })
  ledBy?: string | null;
}
