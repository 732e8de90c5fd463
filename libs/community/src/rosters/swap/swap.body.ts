import { DateField, TextField } from '#libs/body';

export class SwapBody {
  @DateField({ description: '哪天的班。The day of the shift.' }) date!: string;
  @TextField({ description: '班的起时，HH:mm。When the shift begins.', max: 5 }) from!: string;
  @TextField({ description: '原值班人。Who was on duty.', max: 200 }) out!: string;
  @TextField({ description: '代班人。Who comes instead.', max: 200 }) in!: string;
}
