import { BooleanField } from '#libs/body';

export class RegisterUseBody {
  @BooleanField({ description: '已留存一份；默认是。Whether a copy is kept; yes unless told.', optional: true })
  copyKept?: boolean | null;
}
