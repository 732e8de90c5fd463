import { PERIOD_NAMES, PERIOD_TEXTS, PERIODS, type Periods, type ServiceItem } from '#libs/catalogue/domain';
import type { LightRule } from '#libs/clocks/domain';
import { BooleanField, CountField, ObjectField, WordsField } from '../validation/fields.js';

const optional = true;
const LONGEST_DAYS = 365;
const PROCEDURES_MAX = 20;

/** Periods of an item, by their names; one that is left out is that of rules §13. */
export class PeriodsBody {
  readonly [name: string]: number | null | undefined;
}

for (const name of PERIOD_NAMES) {
  const { zh, en } = PERIOD_TEXTS[name];
  const description = `${zh}，工作日；默认 ${PERIODS[name]}。${en}, in working days; ${PERIODS[name]} unless told.`;
  const of = { description: name.startsWith('notice') ? `${zh}。${en}.` : description, min: 1, max: LONGEST_DAYS };
  CountField({ ...of, optional })(PeriodsBody.prototype, name);
}

export class LightsBody {
  @CountField({
    description: '用去百分之多少时亮黄灯；默认 70。Yellow with so many per cent used; 70 unless told.',
    min: 1,
    max: 100,
    optional,
  })
  yellowPercent?: number | null;
  @CountField({
    description: '到期前几个工作日亮黄灯；默认 1。Yellow so many working days before it is due; 1 unless told.',
    min: 0,
    max: LONGEST_DAYS,
    optional,
  })
  yellowDays?: number | null;
  @CountField({
    description: '到期前几个工作日亮红灯；默认 0。Red so many working days before it is due; 0 unless told.',
    min: 0,
    max: LONGEST_DAYS,
    optional,
  })
  redDays?: number | null;
}

/** What a manager may set of an item beside its definition: each left out is as the rules say. */
export class ItemTermsBody {
  @BooleanField({
    description:
      '未经初审不得决定；默认可以，并提醒。No decision without the examiners’ answer; allowed and warned of unless told.',
    optional,
  })
  examinationRequired?: boolean | null;
  @BooleanField({
    description:
      '受理后可以补正并停表；默认不可以。Corrections after acceptance stop the clocks; not allowed unless told.',
    optional,
  })
  correctionAfterAcceptance?: boolean | null;
  @BooleanField({
    description: '逾期不告知视为受理；默认是。Silence is acceptance (行政许可法 32); it is unless told.',
    optional,
  })
  deemedAcceptance?: boolean | null;
  @BooleanField({
    description:
      '身后事项：居民死亡后继续办理；默认终止。Goes on after its resident’s death; ends with it unless told.',
    optional,
  })
  afterDeath?: boolean | null;
  @WordsField({
    description: '可用的特别程序；默认按行政许可法 45。Special procedures; those of the law unless told.',
    max: PROCEDURES_MAX,
    optional,
  })
  specialProcedures?: string[] | null;
  @CountField({
    description: '最多延长几个工作日；默认 10。Longest extension in working days; 10 unless told (行政许可法 42).',
    min: 1,
    max: LONGEST_DAYS,
    optional,
  })
  extension?: number | null;
  @ObjectField({
    description: '与默认不同的各项期限。Periods in which it differs from the defaults.',
    of: () => PeriodsBody,
    optional,
  })
  periods?: PeriodsBody | null;
  @ObjectField({ description: '与默认不同的亮灯规则。When its lights burn.', of: () => LightsBody, optional })
  lights?: LightsBody | null;
}

type ItemTerms = Pick<
  ServiceItem,
  | 'examinationRequired'
  | 'correctionAfterAcceptance'
  | 'deemedAcceptance'
  | 'afterDeath'
  | 'specialProcedures'
  | 'extension'
  | 'periods'
  | 'lights'
>;

/** Only what was said. */
export function itemTermsOf(body: ItemTermsBody): ItemTerms {
  const { periods, lights, ...said } = body;
  const terms: ItemTerms = {
    ...toldOf({
      examinationRequired: said.examinationRequired,
      correctionAfterAcceptance: said.correctionAfterAcceptance,
      deemedAcceptance: said.deemedAcceptance,
      afterDeath: said.afterDeath,
      specialProcedures: said.specialProcedures,
      extension: said.extension,
    }),
    ...(periods && { periods: toldOf<Partial<Periods>>(periods) }),
    ...(lights && { lights: toldOf<Partial<LightRule>>(lights) }),
  };
  return terms;
}

function toldOf<T extends object>(said: { readonly [K in keyof T]: T[K] | null | undefined }): T {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value != null)) as T;
}
