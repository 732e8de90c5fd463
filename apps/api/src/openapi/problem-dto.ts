import { Shown } from '../validation/fields.js';

export class FieldErrorShown {
  @Shown('哪个字段（JSON 指针）、参数或请求头。JSON pointer into the body, or the name of a parameter or header.', {
    example: '/item',
  })
  field!: string;
  @Shown('违反的规则。The rule it breaks.', { example: 'required' }) rule!: string;
  @Shown('说明。In words.') message!: string;
}

/** RFC 9457. */
export class ProblemShown {
  @Shown('问题类型。The code’s own address.', { example: 'urn:tongban:problem:invalid-body' }) type!: string;
  @Shown('标题。Title.') title!: string;
  @Shown('HTTP 状态码。Status.', { example: 400 }) status!: number;
  @Shown('详情，以及该怎么办。What is wrong, and what to do instead.') detail!: string;
  @Shown('稳定的代码。Stable code.', { example: 'invalid-body' }) code!: string;
  @Shown('规则出处；规则不允许时给出。Reference of the rule that forbids it.', { type: String, required: false })
  rule?: string;
  @Shown('逐项错误。Each bad field.', { type: () => FieldErrorShown, isArray: true }) errors!: FieldErrorShown[];
}
