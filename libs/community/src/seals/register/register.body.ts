import { BooleanField, CodeField, TextField } from '#libs/body';

export class RegisterSealBody {
  @TextField({ description: '印章名称。What the seal says.', max: 100, example: '丰泽社区居民委员会' }) name!: string;
  @TextField({ description: '保管人。The person who keeps it.', max: 200 }) keeper!: string;
  @BooleanField({ description: '保管人是否临时人员。Whether the keeper is temporary staff.', optional: true })
  temporary?: boolean | null;
  @CodeField({ description: '所属单位；默认本单位。Whose seal; the asker’s unit unless told.', optional: true })
  unit?: string | null;
}
