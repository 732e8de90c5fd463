import { CodeField, IdField, OneOfField, TEXT_MAX, TextField, TimeField } from '#libs/body';
import { NEEDS, type Need } from '../kit.js';

export class AskBody {
  @IdField({ description: '居民标识。For whom.' }) residentId!: string;
  @OneOfField({ description: '为何须上门。Why at home.', values: NEEDS, name: 'HomeNeed' }) reason!: Need;
  @TextField({ description: '地址；加密保存。Where; stored encrypted.', max: 200 }) place!: string;
  @TimeField({ description: '希望的时段。When it is wanted.', optional: true }) slot?: string | null;
  @CodeField({ description: '要办的事项。The item wanted.', optional: true }) item?: string | null;
  @TextField({
    description: '需要的凭据，每年一次；加密保存。What proves the need, once a year; stored encrypted.',
    max: TEXT_MAX,
    optional: true,
  })
  proof?: string | null;
  @CodeField({ description: '办理单位；默认本单位。Whose service; the asker’s unit unless told.', optional: true })
  unit?: string | null;
}
