import { TextField } from '#libs/body';

export class SuspendBody {
  @TextField({ description: '原因。Why.', max: 200 }) reason!: string;
}
