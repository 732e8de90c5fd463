import { TEXT_MAX, TextField } from '#libs/body';
export class ConfirmPapersBody {
  @TextField({
    description: '与清单不符之处；相符则不填。What is not as listed; nothing if all is.',
    max: TEXT_MAX,
    optional: true,
  })
  mismatch?: string | null;
}
