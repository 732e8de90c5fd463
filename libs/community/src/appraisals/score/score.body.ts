import { CountField, ShapeField } from '#libs/body';
import { PARTS } from '../arithmetic.js';
import { SAID_MEASURES, type SaidMeasure } from '../kit.js';

const isMeasure = (value: unknown) => SAID_MEASURES.some((measure) => measure === value);
const areMeasures = (value: unknown) =>
  Array.isArray(value) && value.length <= SAID_MEASURES.length && value.every(isMeasure);

export class ScoreAppraisalBody {
  @CountField({ description: '事件数字分。Of the figures from events.', min: 0, max: PARTS.figures }) figures!: number;
  @CountField({ description: '居民评价分。Of the residents’ rating.', min: 0, max: PARTS.residents })
  residents!: number;
  @CountField({ description: '街道社区评价分。Of street and community.', min: 0, max: PARTS.street }) street!: number;
  @ShapeField({
    description: '事件数字所依据的指标。By what the figures were measured.',
    schema: { type: 'array', items: { type: 'string', enum: [...SAID_MEASURES] }, maxItems: SAID_MEASURES.length },
    holds: areMeasures,
    said: SAID_MEASURES.join(', '),
    optional: true,
  })
  measures?: SaidMeasure[] | null;
}
