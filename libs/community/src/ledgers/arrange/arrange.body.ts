import { OneOfField } from '#libs/body';
import { FREQUENCIES, type Frequency } from '../kit.js';

export class ArrangeBody {
  @OneOfField({
    description: '固定频次；默认所提。How often; as proposed unless told.',
    values: FREQUENCIES,
    name: 'Frequency',
    optional: true,
  })
  frequency?: Frequency | null;
}
