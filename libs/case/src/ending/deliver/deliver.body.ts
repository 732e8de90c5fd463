import { OneOfField, TextField } from '#libs/body';
import { WAYS } from '../../state/codes.js';
const NUMBER_MAX = 200;

export class DeliverBody {
  @OneOfField({
    description: '送达方式。How it was handed out.',
    values: WAYS,
    name: 'DeliveryWay',
    example: 'counter',
  })
  way!: 'counter' | 'post' | 'electronic' | 'agent';
  @TextField({
    description: '由谁领取；加密保存。Into whose hands; stored encrypted.',
    max: NUMBER_MAX,
    optional: true,
  })
  receivedBy?: string | null;
  @TextField({ description: '邮寄单号；加密保存。Tracking number; stored encrypted.', max: NUMBER_MAX, optional: true })
  trackingNumber?: string | null;
}
