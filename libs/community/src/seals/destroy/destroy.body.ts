import { OneOfField, TextField } from '#libs/body';
import { DESTROYED_FOR } from '../kit.js';

export class DestroyBody {
  @OneOfField({ description: '原因。Why.', values: DESTROYED_FOR, name: 'SealEnd', example: 'worn' })
  reason!: (typeof DESTROYED_FOR)[number];
  @TextField({ description: '监销人。Who witnessed it.', max: 200 }) witness!: string;
}
