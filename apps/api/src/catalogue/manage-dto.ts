import { itemMatter } from '#libs/catalogue/domain';
import { ObjectField, Shown, TextField } from '../validation/fields.js';
import { ItemFieldsShown, NextVersionShown } from './catalogue-dto.js';
import { ItemDefinitionBody } from './item-body.js';

const BASIS_MAX = 500;
const DAYS = { unit: 'working-day', rolls: true };

const EXAMPLE = {
  code: 'MZ-90',
  name: '社区助餐补贴',
  category: '养老服务',
  department: 'MZ',
  population: ['60+'],
  type: '05',
  kind: 'promised',
  mode: 'accept-anywhere',
  scope: 'city',
  responsible: { place: 'residence', level: 'district', department: 'MZ' },
  via: ['street'],
  limits: {
    statutory: { value: 20, ...DAYS },
    promised: { value: 10, ...DAYS },
    startsAt: 'accepted',
    endsAt: 'decided',
  },
  materials: [{ code: 'identity-card', name: '身份证', need: 'required', source: 'resident' }],
  eligibility: { minAge: 60 },
};

export class DefineItemBody {
  @ObjectField({
    description: '事项内容；修订时写全部内容。The whole definition, also where it is revised.',
    of: () => ItemDefinitionBody,
    example: EXAMPLE,
  })
  item!: ItemDefinitionBody;
  @TextField({
    description: '依据：清单、规定或通知的名称和文号。The list, rule or notice that it stands on.',
    max: BASIS_MAX,
    example: '沈民发〔2026〕3号',
  })
  basis!: string;
}

export class AdmitItemBody {
  @TextField({
    description: '审核意见。What the reviewer says of it.',
    max: BASIS_MAX,
    optional: true,
    example: '同意准入。',
  })
  opinion?: string | null;
}

export class BasisBody {
  @TextField({ description: '依据。What it stands on.', max: BASIS_MAX, example: '沈政务〔2026〕12号' }) basis!: string;
}

export class ProposedVersionShown extends NextVersionShown {
  @Shown('依据。What it stands on.') basis!: string;
  @Shown('由谁提出。Who proposed it.') proposedBy!: string;
  @Shown('由谁审核；未审核时为空。Who admitted it; null until then.', { type: String, nullable: true }) admittedBy!:
    string | null;
  @Shown('内容。The definition.', { type: 'object', additionalProperties: true }) item!: object;
}

/** An item as its managers see it: what is in force, what is on its way, and what may be done. */
export class ManagedItemShown extends ItemFieldsShown {
  @Shown('修订号，同 ETag。Revision, as the ETag says it.', { example: 3 }) revision!: number;
  @Shown('待发布的版本；没有时为空。The version on its way; null where there is none.', {
    type: () => ProposedVersionShown,
    nullable: true,
  })
  proposed!: ProposedVersionShown | null;
  @Shown('现在可以办的。What the asker may do now.', { enum: itemMatter.acts.map(({ name }) => name), isArray: true })
  allowedActs!: string[];
}
