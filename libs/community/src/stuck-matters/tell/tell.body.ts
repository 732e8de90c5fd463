import { OneOfField } from '#libs/body';
import { TELL_WAYS } from '../kit.js';

export class TellBody {
  @OneOfField({
    description: '告知方式；默认当面。How; in person unless told.',
    values: TELL_WAYS,
    name: 'TellWay',
    optional: true,
  })
  way?: (typeof TELL_WAYS)[number] | null;
}
